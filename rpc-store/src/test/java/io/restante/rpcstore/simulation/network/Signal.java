package io.restante.rpcstore.simulation.network;

/** What connections say besides messages. */
enum Signal {
    /** The server has taken the connection. */
    OPEN,
    /** The server's last word. */
    END,
    /** Whoever sent it waits for nothing any more, or is no more. */
    RESET,
    /** Are you there? */
    PING,
    /** Yes. */
    PONG
}
