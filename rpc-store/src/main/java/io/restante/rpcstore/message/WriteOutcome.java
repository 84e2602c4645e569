package io.restante.rpcstore.message;

/** What is known of a write once its answer, or the lack of one, is in. */
public enum WriteOutcome {
    /** On a quorum of the replicas, in their commit logs. */
    STORED,
    /** Refused before anything was done: no replica has it or ever will. */
    NOT_STORED,
    /** May have happened, or may still happen. */
    UNKNOWN
}
