package io.restante.history.file;

import io.restante.history.operation.Entry;

/** Takes down what happens, in any order. Safe for use by many threads where the implementation says so. */
public interface Recorder {
    /** A number for the next operation, from 1. */
    int nextId();

    /**
     * Adds one entry; an operation is recorded when its outcome is known, or when nobody waits for it any more. What is
     * never recorded never happened, as far as the checker knows: a send that is left out makes its message one that nobody sent.
     */
    void record(Entry entry);
}
