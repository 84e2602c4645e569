package io.restante.launcher.chain;

/** A batch whose rows are being read. */
final class OpenBatch {
    private final Link oldest;
    private Link newest;
    private int rows;
    private int keyed;

    OpenBatch(Link oldest) {
        this.oldest = oldest;
        this.newest = oldest;
        add(oldest);
    }

    /** Whether a row says that it belongs here. */
    boolean has(Link link) {
        return link.batchStart() == oldest.batchStart();
    }

    /** Whether such a row says the same of the batch as its first one. */
    boolean agrees(Link link) {
        return link.prev() == oldest.prev() && link.batchSize() == oldest.batchSize() && link.epoch() == oldest.epoch();
    }

    void add(Link link) {
        newest = link;
        rows++;
        keyed += link.key() == null ? 0 : 1;
    }

    boolean isWhole() {
        return rows == oldest.batchSize() && oldest.sendTime() == oldest.batchStart();
    }

    Link oldest() {
        return oldest;
    }

    Link newest() {
        return newest;
    }

    int rows() {
        return rows;
    }

    int keyed() {
        return keyed;
    }
}
