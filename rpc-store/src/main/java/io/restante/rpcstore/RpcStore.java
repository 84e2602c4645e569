package io.restante.rpcstore;

import io.micronaut.context.ApplicationContext;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.restante.rpcstore.grpc.PeerMistakes;
import io.restante.rpcstore.lifecycle.StoreLifecycle;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the service, and stops it in the order that no caller notices: first everything is handed over, then the door
 * is shut. (Micronaut's own start would shut the door first.)
 */
public final class RpcStore {
    private static final Logger LOG = LoggerFactory.getLogger(RpcStore.class);

    private RpcStore() {}

    public static void main(String[] args) throws InterruptedException {
        PeerMistakes.keepOutOfTheLog();
        StoreLifecycle lifecycle = start(args);
        lifecycle.awaitStop();
    }

    private static StoreLifecycle start(String[] args) {
        try {
            ApplicationContext context = ApplicationContext.builder(args)
                    .mainClass(RpcStore.class)
                    .banner(false)
                    .start();
            EmbeddedServer door = context.getBean(EmbeddedServer.class).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, door), "stop"));
            LOG.info("Listens on {}:{}", door.getHost(), door.getPort());
            return context.getBean(StoreLifecycle.class);
        } catch (RuntimeException failure) {
            LOG.error("Cannot start: {}", failure.getMessage(), failure);
            System.exit(1);
            throw failure;
        }
    }

    /**
     * What SIGTERM does. Each part is bounded, so that the process is gone before whoever stops it loses patience; the last line of the
     * log says how long each has taken.
     */
    static void stop(ApplicationContext context, EmbeddedServer door) {
        long begun = System.nanoTime();
        try {
            context.getBean(StoreLifecycle.class).stop();
        } catch (InterruptedException impatient) {
            LOG.warn("Told to stop at once: successors will wait for the lease");
        }
        long left = System.nanoTime();
        shut(door);
        long shut = System.nanoTime();
        context.close();
        LOG.info(
                "Stopped: left after {} ms, shut the door in {} ms, let go of the rest in {} ms",
                millis(begun, left),
                millis(left, shut),
                millis(shut, System.nanoTime()));
    }

    /** Calls under way are answered by now, and our own streams ended: who still holds a stream open is a stranger, or does not read. */
    private static void shut(EmbeddedServer door) {
        door.stop();
        if (door instanceof GrpcEmbeddedServer grpc && !grpc.getServer().isTerminated()) {
            LOG.warn("Some streams do not end: their connections are cut");
            grpc.getServer().shutdownNow();
        }
    }

    private static long millis(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(to - from);
    }
}
