package io.restante.loadgen.caller;

import java.util.concurrent.CompletionStage;

/**
 * How a target is called, by who never waits. All three operations are called by many threads at once. Whatever they throw makes
 * their call's result, and nothing else.
 */
public interface AsyncCaller extends AutoCloseable {
    /** The bytes of the request with this number; in the thread that paces, so it should be quick. */
    byte[] build(long id) throws Exception;

    /**
     * Sends the request and returns at once. The stage ends with the bytes of the answer, or with {@link BadResponseException} for
     * an answer that is an error, {@link java.io.IOException} where there is none, or anything else for a defect of the caller itself.
     * What ends after the deadline is ignored and counted.
     */
    CompletionStage<byte[]> call(Request request, Deadline deadline) throws Exception;

    /** Looks at an answer. */
    Verdict check(Request request, byte[] response) throws Exception;

    /** Gives back connections and threads. Generators leave that to whoever made the caller. */
    @Override
    default void close() {}
}
