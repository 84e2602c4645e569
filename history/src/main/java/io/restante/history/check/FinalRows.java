package io.restante.history.check;

import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Message;
import io.restante.history.operation.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one final read, by their places. */
final class FinalRows {
    private final FinalRead read;
    private final List<Row> rows;
    private final Places places;

    FinalRows(FinalRead read) {
        this.read = read;
        List<Row> sorted = new ArrayList<>(read.rows());
        sorted.sort(Comparator.comparingLong(Row::sendTime));
        rows = sorted;
        places = new Places(sorted.stream().mapToLong(Row::sendTime).toArray());
    }

    FinalRead read() {
        return read;
    }

    /** Oldest first. */
    List<Row> rows() {
        return rows;
    }

    @Nullable Row at(long sendTime) {
        int index = places.indexOf(sendTime);
        return index < 0 ? null : rows.get(index);
    }

    /** Whether exactly this message stands at its place. */
    boolean holds(Message message) {
        Row row = at(message.sendTime());
        return row != null && row.message().equals(message);
    }

    /** How many rows stand between two places, those two left out. */
    int between(long lower, long higher) {
        return Math.max(0, places.firstFrom(higher) - places.firstFrom(lower + 1));
    }

    /** The highest place; below all where there are no rows. */
    long last() {
        return places.last();
    }
}
