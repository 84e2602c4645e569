package io.restante.systemtest.fault.proxy;

/** What of a link is cut. */
public enum Direction {
    /** Nothing the store asks reaches the node, and answers under way do arrive. */
    REQUESTS,
    /** The node hears everything and is not heard. */
    ANSWERS,
    /** Connections break, and none can be made. */
    BOTH
}
