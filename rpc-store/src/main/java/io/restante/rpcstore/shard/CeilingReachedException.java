package io.restante.rpcstore.shard;

/** No send time may be drawn until a heartbeat is stored. Expected, and so without a stack trace. */
public final class CeilingReachedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CeilingReachedException(long ceilingMicros) {
        super("no heartbeat was stored in time: the ceiling still stands at " + ceilingMicros, null, false, false);
    }
}
