package io.restante.history.check;

import io.restante.history.operation.Message;
import io.restante.history.operation.PullOutcome.Page;
import io.restante.history.operation.Row;
import io.restante.history.operation.Row.Internals;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome.Stored;
import io.restante.history.operation.SendOutcome.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One chat as it must be. */
final class ModelChat {
    private record Waiting(Message message, @Nullable String key) {}

    private final String name;
    private final Random random;
    private final List<Row> rows = new ArrayList<>();
    private final List<Waiting> batch = new ArrayList<>();
    private final List<Send> repeatable = new ArrayList<>();
    private final Map<String, Long> keys = new HashMap<>();
    private long tick;
    private long goOn;

    ModelChat(String name, Random random) {
        this.name = name;
        this.random = random;
    }

    String name() {
        return name;
    }

    List<Row> rows() {
        return rows;
    }

    Stored store(String text, @Nullable String key) {
        Long known = key == null ? null : keys.get(key);
        if (known != null) {
            return new Stored(known, true);
        }
        tick += 1L + random.nextInt(5);
        batch.add(new Waiting(new Message(tick, text, "ann"), key));
        if (key != null) {
            keys.put(key, tick);
        }
        return new Stored(tick, false);
    }

    void endBatch() {
        long prev = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).sendTime();
        for (Waiting one : batch) {
            long start = batch.get(0).message().sendTime();
            rows.add(new Row(one.message(), new Internals(one.key(), 0, prev, start, batch.size(), 1)));
        }
        batch.clear();
    }

    void tried(Send send) {
        if (send.key() != null || send.outcome() instanceof Unknown) {
            repeatable.add(send);
        }
    }

    @Nullable Send toRepeat() {
        int recent = Math.min(20, repeatable.size());
        return recent == 0 ? null : repeatable.get(repeatable.size() - 1 - random.nextInt(recent));
    }

    long someCursor() {
        return switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> goOn;
            default -> tick == 0 ? 0 : random.nextLong(tick);
        };
    }

    Page pull(long cursor, int limit, boolean reverse) {
        int most = limit == 0 ? 10 : limit;
        int from = firstFrom(reverse ? (cursor == 0 ? Long.MAX_VALUE : cursor + 1) : cursor);
        List<Row> wanted = reverse
                ? new ArrayList<>(rows.subList(Math.max(0, from - most - 1), from))
                : rows.subList(from, Math.min(rows.size(), from + most + 1));
        if (reverse) {
            Collections.reverse(wanted);
        }
        boolean more = wanted.size() > most;
        List<Message> shown = wanted.stream().limit(most).map(Row::message).toList();
        long next = cursor;
        if (more) {
            next = wanted.get(most).sendTime();
        } else if (!shown.isEmpty()) {
            next = shown.get(shown.size() - 1).sendTime() + (reverse ? -1 : 1);
        }
        goOn = reverse ? goOn : next;
        return new Page(shown, more, next);
    }

    private int firstFrom(long place) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).sendTime() < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
