package io.restante.rpcstore.shard;

import java.util.concurrent.CompletionStage;

/** Serves the chats of shards while it is told to. Thread-safe. */
public interface ShardHost {
    /** Begins to serve a shard, in an epoch in which it never did before. */
    void open(Tenure tenure);

    /**
     * Begins nothing new in a tenure any more, neither writes, loads nor pulls, and completes when what was under way
     * has been settled and has passed the gate; exceptionally where that will never be known, since the membership is
     * lost. Calls that come meanwhile wait for {@link #close}.
     */
    CompletionStage<Void> drain(Tenure tenure);

    /**
     * Forgets a tenure; who waits is told that its shard is served here no more. A later tenure of the same shard, which
     * may have begun before this one's end was known, goes on.
     */
    void close(Tenure tenure);
}
