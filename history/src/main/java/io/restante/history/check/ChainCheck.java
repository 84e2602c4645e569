package io.restante.history.check;

import io.restante.history.operation.Row;
import io.restante.history.operation.Row.Internals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * I7: the {@code prev} chain is unbroken, batches are complete. The newest batch may be torn where no client was told of it: its
 * owner died, and nobody has loaded the chat since.
 */
final class ChainCheck implements Check {
    /** The rows of one batch. */
    private record Batch(List<Row> rows, Internals first) {
        long start() {
            return rows.get(0).sendTime();
        }

        long last() {
            return rows.get(rows.size() - 1).sendTime();
        }
    }

    @Override
    public void judge(ChatFacts chat, Findings findings) {
        FinalRows all = chat.all();
        if (all == null) {
            return;
        }
        List<Batch> batches = batches(all.rows());
        if (batches == null) {
            all.rows().forEach(row -> findings.notJudged(Invariant.I7));
            return;
        }
        all.rows().forEach(row -> findings.judged(Invariant.I7));
        long before = 0;
        for (int i = 0; i < batches.size(); i++) {
            Batch batch = batches.get(i);
            boolean mayBeTorn = i == batches.size() - 1 && batch.start() > chat.visible();
            String wrong = wrong(batch, before, mayBeTorn);
            if (wrong != null) {
                findings.violated(Invariant.I7, chat, List.of(all.read().id()), wrong);
            }
            before = batch.last();
        }
    }

    private static @Nullable List<Batch> batches(List<Row> rows) {
        List<Batch> batches = new ArrayList<>();
        for (Row row : rows) {
            Internals internals = row.internals();
            if (internals == null) {
                return null;
            }
            Batch last = batches.isEmpty() ? null : batches.get(batches.size() - 1);
            if (last == null || last.first().batchStart() != internals.batchStart()) {
                last = new Batch(new ArrayList<>(), internals);
                batches.add(last);
            }
            last.rows().add(row);
        }
        return batches;
    }

    private static @Nullable String wrong(Batch batch, long before, boolean mayBeTorn) {
        Internals first = batch.first();
        if (first.prev() != before) {
            return "The row at " + batch.start() + " names " + first.prev() + " before its batch, where " + before
                    + " stands.";
        }
        for (Row row : batch.rows()) {
            Internals internals = row.internals();
            if (internals == null || !agree(first, internals)) {
                return "The row at " + row.sendTime() + " is of another batch than the one at " + batch.start()
                        + " by some of its columns only.";
            }
        }
        boolean torn = batch.rows().size() < first.batchSize() || batch.start() != first.batchStart();
        if (batch.rows().size() > first.batchSize() || (torn && !mayBeTorn)) {
            return "The batch of " + first.batchStart() + " has " + batch.rows().size() + " rows from " + batch.start()
                    + " on, not " + first.batchSize() + ".";
        }
        return null;
    }

    private static boolean agree(Internals one, Internals other) {
        return one.prev() == other.prev()
                && one.batchSize() == other.batchSize()
                && one.segment() == other.segment()
                && one.epoch() == other.epoch();
    }
}
