package io.restante.rpcstore.lifecycle;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.restante.rpcstore.config.OwnAddress;
import io.restante.rpcstore.message.MessageLink;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of this store. It begins when the gRPC door is open and the code warm, and goes on in {@link MemberLives}. It ends cleanly: everything is handed over while the
 * door is still open, so that callers are sent to the new owners, and only then the door is shut.
 */
@Singleton
public final class StoreLifecycle implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(StoreLifecycle.class);
    private static final Duration HEALTH_INTERVAL = Duration.ofMillis(200);
    private static final Duration MOST_LEAVE = Duration.ofSeconds(20);

    private final MemberLife.Surroundings around;
    private final MessageLink link;
    private final OwnAddress address;
    private final StoreHealth health;
    private final WarmUp warmUp;
    private final MemberLives lives;
    private volatile boolean ending;
    private final CountDownLatch stopping = new CountDownLatch(1);

    StoreLifecycle(
            MemberLife.Surroundings around, MessageLink link, OwnAddress address, StoreHealth health, WarmUp warmUp) {
        this.around = around;
        this.lives = new MemberLives(around);
        this.link = link;
        this.address = address;
        this.health = health;
        this.warmUp = warmUp;
        new StoreGauges(lives::now, around.chats()).bindTo(around.meters());
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        String host = event.getSource().getHost();
        int port = event.getSource().getPort();
        String announced = address.announce(host, port);
        // Before it has joined nothing is its own: whoever owns the chats goes on meanwhile.
        warmUp.run(OwnAddress.local(host, port)).thenRun(() -> lives.begin(announced));
        watch();
    }

    /** The present life; null before the first one, and once the end has begun. */
    public @Nullable MemberLife life() {
        return lives.now();
    }

    /** Looks at once whether this shard has come; completes, never exceptionally, when it is served, or was looked for in vain. */
    public CompletionStage<Void> look(int shard) {
        return lives.look(shard);
    }

    /** Keeps the health true: without heartbeats no message can be stored, nor without a way to the storage. */
    private void watch() {
        if (ending) {
            return;
        }
        MemberLife now = life();
        health.serving(now != null && now.isReady() && link.isUp());
        around.timers().after(HEALTH_INTERVAL, this::watch);
    }

    /** Waits until {@link #stop} has begun. */
    public void awaitStop() throws InterruptedException {
        stopping.await();
    }

    /** Says that it is not ready any more, hands everything over and leaves; waits for all of it. */
    @PreDestroy
    public void stop() throws InterruptedException {
        ending = true;
        stopping.countDown();
        health.end();
        CountDownLatch left = new CountDownLatch(1);
        lives.leave().whenComplete((done, none) -> left.countDown());
        if (!left.await(MOST_LEAVE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("Could not leave within {}; successors will wait for the lease", MOST_LEAVE);
        }
    }
}
