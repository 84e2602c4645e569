package io.restante.rpcstore.time;

/** A wall clock. It may step in either direction; nothing is safe only because of it. Thread-safe. */
public interface TimeSource {
    /** Microseconds since the Unix epoch. */
    long micros();
}
