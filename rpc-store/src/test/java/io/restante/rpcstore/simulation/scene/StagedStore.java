package io.restante.rpcstore.simulation.scene;

import io.restante.routing.ShardMaps;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.chat.ChainWatch;
import io.restante.rpcstore.chat.ChatLimits;
import io.restante.rpcstore.chat.ChatMetrics;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.GatedReader;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.chat.PageTurns;
import io.restante.rpcstore.lifecycle.MemberLife;
import io.restante.rpcstore.simulation.cassandra.Interference;
import io.restante.rpcstore.simulation.cassandra.Session;
import io.restante.rpcstore.simulation.cassandra.SimulatedMemberStore;
import io.restante.rpcstore.simulation.cassandra.SimulatedMessageStore;
import io.restante.rpcstore.simulation.cassandra.SimulatedSegmentStore;
import io.restante.rpcstore.simulation.cassandra.SimulatedShardStore;
import io.restante.rpcstore.time.TimeSource;
import java.time.Duration;
import java.util.UUID;

/** One start of a store below its door, with a clock of its own, which does what a script tells it. */
final class StagedStore implements TimeSource, Timers {
    private final Backdrop backdrop;
    /** One chat of a shard in memory, and one load at a time. */
    private final MemoryLimits memory =
            new MemoryLimits(1, 1_000_000, 100_000_000, 1_000_000, 1, 1_000, 10_000, 4_000, 66_000);

    private final ChatService chats;
    private long clockOffsetMicros;
    private long pausedUntilNanos;
    private boolean dead;

    StagedStore(Backdrop backdrop, Interference script) {
        this.backdrop = backdrop;
        Session session = new Session(backdrop.cluster, this, script);
        ChatStorage storage = new ChatStorage(
                new SimulatedMessageStore(backdrop.cluster, session),
                new SimulatedSegmentStore(session),
                new ChainWatch(backdrop.breaks, this::nanos),
                new ChatMetrics(backdrop.meters),
                new PageTurns(memory));
        this.chats = new ChatService(new GatedReader(storage));
        MemberLife.Surroundings around = new MemberLife.Surroundings(
                storage,
                new SimulatedMemberStore(session),
                new SimulatedShardStore(session, Backdrop.SHARDS),
                chats,
                new ShardMaps(),
                this,
                this,
                backdrop.times,
                limits(backdrop.segmentMessages),
                memory,
                backdrop.meters,
                this::uuid);
        new MemberLife(around, "staged:0", this::die).start();
    }

    private static ChatLimits limits(int segmentMessages) {
        ChatLimits usual = ChatLimits.DEFAULT;
        return new ChatLimits(
                usual.batchMessages(),
                usual.batchBytes(),
                usual.queuedMessages(),
                usual.keyReach(),
                usual.firstRepeat(),
                usual.lastRepeat(),
                usual.loadWrites(),
                segmentMessages,
                usual.segmentBytes());
    }

    private UUID uuid() {
        return new UUID(backdrop.random.nextLong(), backdrop.random.nextLong());
    }

    ChatService chats() {
        return chats;
    }

    /** As by kill -9: nothing of it runs any more, and what it has sent goes its way. */
    void die() {
        dead = true;
    }

    /** As by SIGSTOP, until SIGCONT. */
    void pause(Duration length) {
        pausedUntilNanos = backdrop.time.nanos() + length.toNanos();
    }

    void stepClock(Duration by) {
        clockOffsetMicros += by.toNanos() / 1_000;
    }

    @Override
    public long micros() {
        return backdrop.time.micros() + clockOffsetMicros;
    }

    @Override
    public long nanos() {
        return backdrop.time.nanos();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        backdrop.time.after(delay, () -> run(task));
    }

    /** Runs it here: not while the store stands still, and never once it is dead. */
    private void run(Runnable task) {
        if (dead) {
            return;
        }
        long wait = pausedUntilNanos - backdrop.time.nanos();
        if (wait > 0) {
            backdrop.time.after(Duration.ofNanos(wait), () -> run(task));
        } else {
            task.run();
        }
    }
}
