package io.restante.rpcstore.simulation.cassandra;

import java.util.ArrayList;
import java.util.List;

/**
 * What a replica answers to a read, with timestamps and tombstones.
 *
 * @param rows in the order of reading, also those that no reader sees
 * @param deletions within what was read
 * @param end the last key read; further ones were not looked at
 * @param complete whether the whole range was read; if not, the limit ended it
 */
record Answer(List<Row> rows, Deletions deletions, long end, boolean complete) {
    /** Of a partition that is not there. */
    static final Answer NOTHING = new Answer(List.of(), Deletions.NONE, Slice.ALL.end(), true);

    /** Whether the digests of both are equal. */
    boolean agreesWith(Answer other) {
        return rows.size() == other.rows.size()
                && end == other.end
                && deletions.deletesLike(other.deletions)
                && rows.equals(other.rows);
    }

    /** Whether the digests of all are equal. */
    static boolean agree(List<Answer> answers) {
        for (Answer answer : answers) {
            if (!answer.agreesWith(answers.get(0))) {
                return false;
            }
        }
        return true;
    }

    /** This one, and what was read after it. */
    Answer plus(Answer more) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(more.rows);
        return new Answer(all, deletions.plus(more.deletions), more.end, more.complete);
    }
}
