package io.restante.rpcstore.lifecycle;

/** Ends the process when it must not go on. */
@FunctionalInterface
public interface Termination {
    /** Begins the end and returns at once. */
    void terminate();
}
