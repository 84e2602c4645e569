package io.restante.launcher.chain;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes a chat's rows, oldest first, and tells each break as it comes. Keeps one batch, and the keys within reach. */
final class ChainCheck {
    private final RecentKeys keys;
    private final Consumer<String> breaks;
    private @Nullable OpenBatch open;
    private Optional<ChainReport.Torn> torn = Optional.empty();
    private int segment;
    private boolean empty = true;
    private @Nullable Link seal;
    private long before;
    private long messages;
    private long batches;
    private int segments;
    private long keyed;
    private long first;
    private long last;
    private long broken;

    ChainCheck(int keyReach, Consumer<String> breaks) {
        this.keys = new RecentKeys(keyReach);
        this.breaks = breaks;
    }

    /** The rows that follow are of this segment. */
    void enter(int entered) {
        segment = entered;
        empty = true;
        seal = null;
    }

    void add(Link link) {
        segments += empty ? 1 : 0;
        empty = false;
        if (link.sendTime() <= before) {
            broken("The row at " + link.sendTime() + " in segment " + segment
                    + " does not stand above the one before it, at " + before + ".");
        }
        if (seal != null) {
            broken("The row at " + link.sendTime() + " stands in segment " + segment + " behind its seal, at "
                    + seal.sendTime() + ".");
        }
        OpenBatch batch = open;
        if (batch != null && batch.has(link)) {
            if (!batch.agrees(link)) {
                broken("The row at " + link.sendTime() + " and the one at "
                        + batch.oldest().sendTime() + " say different things of their batch, " + link.batchStart()
                        + ".");
            }
            batch.add(link);
        } else {
            closeWhole();
            begin(link);
        }
        if (link.isSeal()) {
            seal = link;
        } else {
            OptionalLong same = keys.add(link);
            same.ifPresent(other -> broken("The messages at " + other + " and at " + link.sendTime()
                    + " have the same key, and a store should still have known it."));
        }
        before = link.sendTime();
    }

    /** The seal of the segment, where one has come. */
    Optional<Link> seal() {
        return Optional.ofNullable(seal);
    }

    /** Something else is wrong. */
    void broken(String sentence) {
        broken++;
        breaks.accept(sentence);
    }

    /** No row follows. */
    ChainReport end() {
        OpenBatch newest = open;
        if (newest != null
                && !newest.isWhole()
                && newest.rows() <= newest.oldest().batchSize()) {
            Link oldest = newest.oldest();
            torn = Optional.of(new ChainReport.Torn(oldest.batchStart(), newest.rows(), oldest.batchSize()));
            open = null;
        }
        closeWhole();
        return new ChainReport(messages, batches, segments, keyed, first, last, torn, broken);
    }

    private void begin(Link link) {
        if (link.prev() != before) {
            broken("The row at " + link.sendTime() + " in segment " + segment + " names " + said(link.prev())
                    + " before its batch, where " + said(before) + " stands.");
        }
        open = new OpenBatch(link);
    }

    private void closeWhole() {
        OpenBatch batch = open;
        open = null;
        if (batch == null) {
            return;
        }
        Link oldest = batch.oldest();
        if (!batch.isWhole()) {
            broken("Of the batch that begins at " + oldest.batchStart() + " and has " + oldest.batchSize() + " rows, "
                    + batch.rows() + " are there, from " + oldest.sendTime() + " on.");
        }
        if (oldest.isSeal()) {
            return;
        }
        batches += batch.isWhole() ? 1 : 0;
        messages += batch.rows();
        keyed += batch.keyed();
        first = first == 0 ? oldest.sendTime() : first;
        last = batch.newest().sendTime();
    }

    private static String said(long sendTime) {
        return sendTime == 0 ? "nothing" : Long.toString(sendTime);
    }
}
