package io.restante.rpcstore.simulation.cassandra;

/** Where a coordinator's answer goes. Only the first one counts. */
interface Reply<T> {
    void answer(T value);

    /** Nothing was done. */
    void refuse();

    /** No answer in time: it may have been done. */
    void fail();
}
