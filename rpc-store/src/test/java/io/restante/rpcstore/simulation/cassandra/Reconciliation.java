package io.restante.rpcstore.simulation.cassandra;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of several replicas say together, as {@code DataResolver} does it: the newest cell of each, and for
 * each replica what it lacks of that. Only what was read is compared. Where a replica's limit hid rows that the result
 * needs, that replica has to be asked for more first: short read protection.
 */
final class Reconciliation {
    private final PartitionKey key;
    private final Slice slice;
    private final List<Answer> answers;
    private final List<Row> rows = new ArrayList<>();
    private Deletions deletions = Deletions.NONE;
    private long end;
    /** Whether the limit ended it before what was read was used up. */
    private boolean limited;
    /** Whether it has as many rows as were asked for. */
    private boolean full;

    Reconciliation(PartitionKey key, Slice slice, List<Answer> answers) {
        this.key = key;
        this.slice = slice;
        this.answers = answers;
        this.end = slice.end();
        for (Answer answer : answers) {
            end = answer.complete() ? end : slice.nearer(end, answer.end());
        }
        Slice known = slice.upTo(end);
        for (Answer answer : answers) {
            deletions = deletions.plus(answer.deletions().within(known.from(), known.to()));
        }
        merge();
    }

    private void merge() {
        int[] next = new int[answers.size()];
        int live = 0;
        while (live < slice.limit()) {
            long at = nearest(next);
            if ((at == slice.end() && !isAt(next, at)) || !slice.reaches(at, end)) {
                return;
            }
            @Nullable Row merged = null;
            for (int i = 0; i < next.length; i++) {
                List<Row> own = answers.get(i).rows();
                if (next[i] < own.size() && own.get(next[i]).key == at) {
                    Row row = own.get(next[i]++);
                    merged = merged == null ? row : Row.merge(merged, row);
                }
            }
            merged = merged == null ? null : merged.without(deletions.at(at));
            if (merged != null) {
                rows.add(merged);
                live += merged.isLive() ? 1 : 0;
            }
            if (live == slice.limit()) {
                limited = end != at;
                end = at;
            }
        }
        full = true;
    }

    private long nearest(int[] next) {
        long at = slice.end();
        for (int i = 0; i < next.length; i++) {
            List<Row> own = answers.get(i).rows();
            if (next[i] < own.size()) {
                at = slice.nearer(at, own.get(next[i]).key);
            }
        }
        return at;
    }

    private boolean isAt(int[] next, long key) {
        for (int i = 0; i < next.length; i++) {
            List<Row> own = answers.get(i).rows();
            if (next[i] < own.size() && own.get(next[i]).key == key) {
                return true;
            }
        }
        return false;
    }

    /** Whether this replica must be asked for the rows after its answer. */
    boolean needsMoreOf(int answer) {
        Answer own = answers.get(answer);
        return !full && !own.complete() && own.end() == end && own.end() != slice.end();
    }

    /** The rows that a reader sees. */
    List<Row> visible() {
        return visible(rows);
    }

    static List<Row> visible(List<Row> rows) {
        List<Row> live = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row.isLive()) {
                live.add(row);
            }
        }
        return live;
    }

    /**
     * What this replica lacks of what was read.
     *
     * @param openEnds whether a tombstone that reaches beyond what was read is repaired as far as it was read
     */
    Mutation repairOf(int answer, boolean openEnds) {
        Answer own = answers.get(answer);
        List<Row> lacked = new ArrayList<>();
        int at = 0;
        for (Row row : rows) {
            while (at < own.rows().size()
                    && own.rows().get(at).key != row.key
                    && slice.reaches(own.rows().get(at).key, row.key)) {
                at++;
            }
            if (at == own.rows().size() || !own.rows().get(at).equals(row)) {
                lacked.add(row);
            }
        }
        List<Deletion> ranges = new ArrayList<>();
        Slice read = slice.upTo(end);
        for (Deletion range : deletions.within(read.from(), read.to()).ranges()) {
            boolean open = limited && (slice.reverse() ? range.from() : range.to()) == end;
            if (!own.deletions().covers(range) && (!open || openEnds)) {
                ranges.add(range);
            }
        }
        return new Mutation(key, lacked, ranges);
    }

    /** Everything that was read, for a replica that was not asked. */
    Mutation all() {
        Slice read = slice.upTo(end);
        return new Mutation(key, rows, deletions.within(read.from(), read.to()).ranges());
    }
}
