package io.restante.rpcstore.shard;

import java.util.concurrent.CompletionStage;

/** Serves the chats of shards while it is told to. Thread-safe. */
public interface ShardHost {
    /** Begins to serve a shard, in an epoch in which it never did before. */
    void open(Tenure tenure);

    /**
     * Begins nothing new in a shard any more, neither writes, loads nor pulls, and completes when what was under way has
     * been settled and has passed the gate. Calls that come meanwhile wait for {@link #close}.
     */
    CompletionStage<Void> drain(int shard);

    /** Forgets a shard; who waits is told that it is served here no more. */
    void close(int shard);
}
