package io.restante.rpcstore.lifecycle;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.chat.ChatLimits;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.chat.OwnedChats;
import io.restante.rpcstore.member.Gate;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.member.Membership;
import io.restante.rpcstore.message.MessageLink;
import io.restante.rpcstore.shard.ShardStore;
import io.restante.rpcstore.shard.Takeover;
import io.restante.rpcstore.shard.Tenure;
import io.restante.rpcstore.time.TimeSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of this store. It begins when the gRPC door is open: joins as a member, takes all shards over and serves. It
 * ends cleanly: what is under way is finished, then the member leaves, so that a successor need not wait; or at once,
 * when the member is declared dead or another store is alive.
 */
@Singleton
final class StoreLifecycle implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(StoreLifecycle.class);
    private static final Duration HEALTH_INTERVAL = Duration.ofMillis(200);
    private static final Duration DRAIN_CHECK = Duration.ofMillis(10);
    private static final Duration MOST_DRAIN = Duration.ofSeconds(10);
    private static final Duration MOST_LEAVE = Duration.ofSeconds(5);

    private final ChatStorage storage;
    private final MessageLink link;
    private final MemberStore members;
    private final ShardStore shards;
    private final TimeSource time;
    private final Timers timers;
    private final LeaseTimes times;
    private final MemoryLimits memory;
    private final ChatService chats;
    private final StoreHealth health;
    private final Termination termination;
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile @Nullable Membership membership;

    StoreLifecycle(
            ChatStorage storage,
            MessageLink link,
            MemberStore members,
            ShardStore shards,
            TimeSource time,
            Timers timers,
            LeaseTimes times,
            MemoryLimits memory,
            ChatService chats,
            StoreHealth health,
            Termination termination) {
        this.storage = storage;
        this.link = link;
        this.members = members;
        this.shards = shards;
        this.time = time;
        this.timers = timers;
        this.times = times;
        this.memory = memory;
        this.chats = chats;
        this.health = health;
        this.termination = termination;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        String address = event.getSource().getHost() + ":" + event.getSource().getPort();
        Membership self = new Membership(members, time, timers, times, UUID::randomUUID, address);
        membership = self;
        self.join(this::lost)
                .thenCompose(joined -> new Takeover(shards, members, self, time, timers, times).run())
                .whenComplete((tenures, failure) -> {
                    if (failure == null) {
                        serve(self, tenures);
                    } else {
                        LOG.error("Cannot start: {}", reason(failure));
                        termination.terminate();
                    }
                });
    }

    private void serve(Membership self, List<Tenure> tenures) {
        Gate gate = new Gate(members, timers, self.id(), this::lost);
        chats.open(new OwnedChats(tenures, storage, gate, timers, ChatLimits.DEFAULT, memory));
        if (ending.get()) {
            chats.close();
        } else {
            watch(self);
        }
    }

    /** Keeps the health true: without heartbeats no message can be stored, nor without a way to the storage. */
    private void watch(Membership self) {
        health.serving(self.isCurrent() && link.isUp());
        timers.after(HEALTH_INTERVAL, () -> watch(self));
    }

    private void lost() {
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        OwnedChats owned = chats.close();
        health.end();
        if (owned != null) {
            owned.stepDown();
        }
        LOG.error("This member was declared dead, so another store may own its chats: it ends now");
        termination.terminate();
    }

    /** The gRPC door is shut by now: nothing new comes. */
    @PreDestroy
    void stop() throws InterruptedException {
        // From here on it is no surprise to be found dead.
        ending.set(true);
        health.end();
        OwnedChats owned = chats.close();
        if (owned != null) {
            CountDownLatch drained = new CountDownLatch(1);
            drain(owned, drained);
            if (!drained.await(MOST_DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Messages are still under way after {}; whether they are stored is left open", MOST_DRAIN);
            }
            owned.stepDown();
        }
        Membership self = membership;
        if (self != null) {
            CountDownLatch left = new CountDownLatch(1);
            self.leave().whenComplete((done, failure) -> left.countDown());
            if (!left.await(MOST_LEAVE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Could not leave within {}; a successor will wait for the lease", MOST_LEAVE);
            }
        }
    }

    private void drain(OwnedChats owned, CountDownLatch drained) {
        if (owned.isDrained()) {
            drained.countDown();
        } else {
            timers.after(DRAIN_CHECK, () -> drain(owned, drained));
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }
}
