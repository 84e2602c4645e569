package io.restante.rpcstore.chat;

/** Counts what should never be found in the tables. Thread-safe. */
public interface ChainBreaks {
    /** What was found. */
    enum Kind {
        /** In what a quorum told, a batch does not name the row before it, or is not whole. */
        BREAK,
        /** The same in what all replicas told: rows are lost. */
        LASTING_BREAK,
        /** A batch that is not whole above the newest whole one; it was never answered, and was dropped. */
        TORN_BATCH
    }

    void count(Kind kind);
}
