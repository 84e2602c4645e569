package io.restante.rpcstore.lifecycle;

import io.micrometer.core.instrument.MeterRegistry;
import io.restante.routing.ShardMaps;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.chat.ChatLimits;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.chat.OwnedChats;
import io.restante.rpcstore.member.Gate;
import io.restante.rpcstore.member.GateMetrics;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.member.Membership;
import io.restante.rpcstore.shard.ShardKeeper;
import io.restante.rpcstore.shard.ShardMetrics;
import io.restante.rpcstore.shard.ShardStore;
import io.restante.rpcstore.time.TimeSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * One member from its joining to its end: a process has one life after another, since who was declared dead never comes
 * back under the same id. It ends cleanly, when everything was handed over, or at once, when it was declared dead.
 * Thread-safe.
 */
public final class MemberLife {
    /** What all lives of a process share. */
    public record Surroundings(
            ChatStorage storage,
            MemberStore members,
            ShardStore shards,
            ChatService chats,
            ShardMaps maps,
            TimeSource time,
            Timers timers,
            LeaseTimes times,
            ChatLimits limits,
            MemoryLimits memory,
            MeterRegistry meters,
            Supplier<UUID> ids) {}

    private final Surroundings around;
    private final Runnable onLost;
    private final Membership self;
    private final OwnedChats owned;
    private final ShardKeeper keeper;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean joined;

    /**
     * @param address host and port at which the other stores and the callers reach this one
     * @param onLost called once, when the member was declared dead and serves nothing any more
     */
    public MemberLife(Surroundings around, String address, Runnable onLost) {
        this.around = around;
        this.onLost = onLost;
        this.self =
                new Membership(around.members(), around.time(), around.timers(), around.times(), around.ids(), address);
        Gate gate =
                new Gate(around.members(), around.timers(), self.id(), new GateMetrics(around.meters()), this::lose);
        this.owned = new OwnedChats(around.storage(), gate, around.timers(), around.limits(), around.memory());
        this.keeper = new ShardKeeper(
                around.shards(),
                around.members(),
                self,
                owned,
                around.maps(),
                around.time(),
                around.timers(),
                around.times(),
                new ShardMetrics(around.meters()),
                this::lose);
    }

    /** Joins, and then serves what is, or comes to be, its own. */
    public void start() {
        self.join(this::lose).thenRun(() -> {
            joined = true;
            around.chats().open(owned);
            keeper.start();
        });
    }

    public UUID id() {
        return self.id();
    }

    /** Looks at once whether this shard has come; completes, never exceptionally, when it is served, or was looked for in vain. */
    public CompletionStage<Void> look(int shard) {
        // Before it has joined nothing can have come to it.
        return joined ? keeper.look(shard) : CompletableFuture.completedFuture(null);
    }

    /** Whether it may number messages, and every chat has an owner. */
    public boolean isReady() {
        return !ended.get() && self.isCurrent() && keeper.isSettled();
    }

    /** What it serves. */
    OwnedChats chats() {
        return owned;
    }

    /** How many shards it serves. */
    public int shards() {
        return keeper.count();
    }

    /** Hands every shard over, settles what is left where nobody takes it, and leaves; never completes exceptionally. */
    public CompletionStage<Void> leave() {
        return keeper.handAllOver()
                .thenCompose(away -> owned.drain())
                .exceptionally(defect -> null)
                .thenCompose(drained -> end() ? self.leave() : CompletableFuture.completedFuture(null));
    }

    private void lose() {
        if (end()) {
            onLost.run();
        }
    }

    /** Serves nothing any more; false where that has happened before. */
    private boolean end() {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        keeper.stop();
        around.chats().close(owned);
        owned.stepDown();
        return true;
    }
}
