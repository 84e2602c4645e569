package io.restante.routing.link;

import io.grpc.ManagedChannel;
import java.util.concurrent.Executor;

/** Makes gRPC channels, as the service that uses them wants them tuned. Thread-safe. */
public interface StoreChannels {
    /** One of the event loops: runs one thing at a time, in order, never within {@link Executor#execute}. */
    Executor loop();

    /**
     * A new channel to one store, whose keep-alive finds a peer that hangs. Connects once; a new connection needs a new
     * channel.
     *
     * @param address host and port
     * @param loop where its transport is to live
     */
    ManagedChannel toStore(String address, Executor loop);

    /** A new channel to any of the stores behind {@code target}, whichever can be reached. */
    ManagedChannel toAny(String target, Executor loop);
}
