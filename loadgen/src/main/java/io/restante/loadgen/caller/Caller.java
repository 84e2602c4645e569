package io.restante.loadgen.caller;

/** How a target is called, by who may wait: one thread a call. Otherwise as {@link AsyncCaller}. */
public interface Caller extends AutoCloseable {
    /** The bytes of the request with this number. */
    byte[] build(long id) throws Exception;

    /** Sends the request and waits for its answer; it is interrupted when the deadline has passed. */
    byte[] call(Request request, Deadline deadline) throws Exception;

    /** Looks at an answer. */
    Verdict check(Request request, byte[] response) throws Exception;

    /** Gives back connections and threads. */
    @Override
    default void close() {}
}
