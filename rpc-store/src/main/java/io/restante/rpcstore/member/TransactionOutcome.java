package io.restante.rpcstore.member;

/** What is known of a lightweight transaction once its answer, or the lack of one, is in. */
public enum TransactionOutcome {
    /** Its condition held, and it is done. */
    APPLIED,
    /** Its condition did not hold, or it was refused before anything was done. */
    REJECTED,
    /** May have happened, or may still happen; only a read at SERIAL tells. */
    UNKNOWN
}
