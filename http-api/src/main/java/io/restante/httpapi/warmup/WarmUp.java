package io.restante.httpapi.warmup;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.restante.httpapi.connection.HttpDoorTls;
import io.restante.httpapi.store.MessageClient;
import io.restante.httpapi.store.StoreHealth;
import io.restante.protos.api.SendRequest;
import io.restante.routing.time.Timers;
import io.restante.service.trace.CallSpan;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests that the service sends to itself over its own door once the store serves; until they are answered it is not ready.
 * Thread-safe.
 */
@Singleton
public final class WarmUp implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");
    private static final Duration LOOK = Duration.ofMillis(100);
    /** After which it ends where it stands: a start is not to fail for its sake. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Refused by the store itself, so that a send has gone its whole way, and nothing is stored. */
    private static final SendRequest REFUSED = SendRequest.newBuilder()
            .setChat("warm:up")
            .setSender("nobody")
            .setText("x")
            .build();

    private final WarmUpConfig config;
    private final StoreHealth store;
    private final MessageClient messages;
    private final Timers timers;
    private final @Nullable HttpDoorTls tls;
    private volatile boolean over;

    /** @param tls null where the door is plain */
    WarmUp(WarmUpConfig config, StoreHealth store, MessageClient messages, Timers timers, @Nullable HttpDoorTls tls) {
        this.config = config;
        this.store = store;
        this.messages = messages;
        this.timers = timers;
        this.tls = tls;
        this.over = config.requests() == 0;
    }

    /** Whether all of it is done, or none is wanted. */
    public boolean isOver() {
        return over;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        if (!over) {
            awaitStore(event.getSource());
        }
    }

    private void awaitStore(EmbeddedServer door) {
        store.isServing().thenAccept(serving -> {
            if (serving) {
                play(door);
            } else {
                timers.after(LOOK, () -> awaitStore(door));
            }
        });
    }

    private void play(EmbeddedServer door) {
        long start = timers.nanos();
        String host = EVERYWHERE.contains(door.getHost()) ? "127.0.0.1" : door.getHost();
        InetSocketAddress address = new InetSocketAddress(host, door.getPort());
        new OwnClient(new OwnRequests(host), config.requests(), tls == null ? null : tls.toItself())
                .send(address, PATIENCE.toMillis())
                .thenAccept(answered -> {
                    over = true;
                    LOG.info(
                            "Warmed up by {} requests in {} ms",
                            answered,
                            TimeUnit.NANOSECONDS.toMillis(timers.nanos() - start));
                });
        sendRefused(config.requests() / 2);
    }

    private void sendRefused(int left) {
        if (left > 0 && !over) {
            messages.send(REFUSED, CallSpan.NONE).whenComplete((none, refused) -> sendRefused(left - 1));
        }
    }
}
