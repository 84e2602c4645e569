package io.restante.rpcstore.grpc;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What a peer does wrong is told to him, or ends his connection, and is no news: the library would write a stack trace of
 * each broken frame, and of each client that goes away at the wrong moment.
 */
public final class PeerMistakes {
    // Held, or the level set here would be lost with them.
    private static final List<Logger> OF_TRANSPORT = Stream.of(
                    "io.grpc.netty.NettyServerHandler",
                    "io.grpc.netty.NettyServerStream",
                    "io.grpc.netty.NettyServerTransport")
            .map(Logger::getLogger)
            .toList();

    private PeerMistakes() {}

    /** From now on; for the whole process. */
    public static void keepOutOfTheLog() {
        OF_TRANSPORT.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
