package io.restante.rpcstore.shard;

/** No send time is drawn in this tenure any more: its end has begun. Expected, and so without a stack trace. */
public final class ShardClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ShardClosedException() {
        super("the shard is being handed over", null, false, false);
    }
}
