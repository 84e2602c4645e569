package io.restante.rpcstore.simulation.network;

/** Hears of every message that arrives. */
@FunctionalInterface
public interface Tap {
    /** @param message a message of a stream, or in words what became of a connection */
    void arrived(String from, String to, Object message);
}
