package io.restante.rpcstore.simulation;

import io.restante.routing.ShardMaps;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.chat.ChainWatch;
import io.restante.rpcstore.chat.ChatLimits;
import io.restante.rpcstore.chat.ChatMetrics;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.GatedReader;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.lifecycle.MemberLife;
import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.SegmentStore;
import io.restante.rpcstore.shard.ShardStore;
import io.restante.rpcstore.simulation.cassandra.Session;
import io.restante.rpcstore.simulation.cassandra.SimulatedMemberStore;
import io.restante.rpcstore.simulation.cassandra.SimulatedMessageStore;
import io.restante.rpcstore.simulation.cassandra.SimulatedSegmentStore;
import io.restante.rpcstore.simulation.cassandra.SimulatedShardStore;
import io.restante.rpcstore.simulation.cassandra.Statement;
import io.restante.rpcstore.time.TimeSource;
import java.time.Duration;
import java.util.UUID;

/** One start of one store: its own clock, which may be wrong, and an end that may come at any moment. */
final class SimulatedProcess implements TimeSource, Timers {
    private final World world;
    /** One chat of a shard in memory, and one load at a time. */
    private final MemoryLimits memory = new MemoryLimits(1, 1_000_000, 100_000_000, 1, 1_000, 10_000, 66_000);

    private final ChatService chats;
    private final MemberLife life;
    private long clockOffsetMicros;
    private long pausedUntilNanos;
    private boolean dead;

    SimulatedProcess(World world) {
        this.world = world;
        this.clockOffsetMicros = world.chance(0.3) ? world.random.nextInt(4_000_000) - 2_000_000 : 0;
        Session session = new Session(world.cluster, this, this::strikes);
        MessageStore messages = new SimulatedMessageStore(world.cluster, session);
        SegmentStore segments = new SimulatedSegmentStore(session);
        ChatStorage storage = new ChatStorage(
                messages, segments, new ChainWatch(world.breaks, this::nanos), new ChatMetrics(world.meters));
        this.chats = new ChatService(memory, 256, new GatedReader(storage));
        MemberStore members = new SimulatedMemberStore(world.cluster, session);
        ShardStore shards = new SimulatedShardStore(session);
        this.life = new MemberLife(
                new MemberLife.Surroundings(
                        storage,
                        members,
                        shards,
                        chats,
                        new ShardMaps(),
                        this,
                        this,
                        world.times,
                        limits(world.segmentMessages),
                        memory,
                        world.meters,
                        this::uuid),
                "simulated:0",
                this::die);
        life.start();
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

    /** Within milliseconds of a statement: death or a pause at a write, a pause between a load's read and its fence. */
    private boolean strikes(Statement statement) {
        switch (statement) {
            case APPEND, ADOPT, KILL, MOVE_SHARDS, SEAL, PUT_SEGMENT -> {
                boolean seam = statement == Statement.SEAL || statement == Statement.PUT_SEGMENT;
                if (world.chance(seam ? 0.1 : 0.01)) {
                    Runnable blow = world.chance(0.5) ? this::die : () -> pause(world.millis(0, 9_000));
                    world.time.after(world.millis(0, 5), blow);
                    return true;
                }
            }
            case NEWEST -> {
                if (world.chance(0.02)) {
                    world.time.after(world.millis(0, 3), () -> pause(world.millis(0, 9_000)));
                }
            }
            default -> {}
        }
        return false;
    }

    private UUID uuid() {
        return new UUID(world.random.nextLong(), world.random.nextLong());
    }

    ChatService chats() {
        return chats;
    }

    boolean isDead() {
        return dead;
    }

    /** As by kill -9: nothing of it runs any more, and what it has sent goes its way. */
    void die() {
        dead = true;
    }

    /** As by SIGSTOP, until SIGCONT. */
    void pause(Duration length) {
        pausedUntilNanos = world.time.nanos() + length.toNanos();
    }

    void stepClock(Duration by) {
        clockOffsetMicros += by.toNanos() / 1_000;
    }

    @Override
    public long micros() {
        return world.time.micros() + clockOffsetMicros;
    }

    @Override
    public long nanos() {
        return world.time.nanos();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        world.time.after(delay, () -> run(task));
    }

    /** Runs it here: not while the process stands still, and never once it is dead. */
    private void run(Runnable task) {
        if (dead) {
            return;
        }
        long wait = pausedUntilNanos - world.time.nanos();
        if (wait > 0) {
            world.time.after(Duration.ofNanos(wait), () -> run(task));
        } else {
            task.run();
        }
    }
}
