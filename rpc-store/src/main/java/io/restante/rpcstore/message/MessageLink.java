package io.restante.rpcstore.message;

/** The way to where messages are stored. Thread-safe. */
@FunctionalInterface
public interface MessageLink {
    /** Whether a request would reach some node, as far as is known; does not ask one. */
    boolean isUp();
}
