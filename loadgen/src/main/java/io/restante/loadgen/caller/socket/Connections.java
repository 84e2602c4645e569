package io.restante.loadgen.caller.socket;

import io.restante.loadgen.caller.Deadline;
import java.util.concurrent.CompletionStage;

/** A way to a target, for messages of any kind. */
public interface Connections extends AutoCloseable {
    /** Sends the request with that number; as {@link io.restante.loadgen.caller.AsyncCaller#call}. */
    CompletionStage<byte[]> call(long id, byte[] request, Deadline deadline);

    @Override
    void close();
}
