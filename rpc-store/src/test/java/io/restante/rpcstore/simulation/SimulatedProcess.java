package io.restante.rpcstore.simulation;

import io.restante.routing.time.Timers;
import io.restante.rpcstore.chat.ChatLimits;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.chat.OwnedChats;
import io.restante.rpcstore.member.Gate;
import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.member.Membership;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.shard.ShardStore;
import io.restante.rpcstore.shard.Takeover;
import io.restante.rpcstore.simulation.cassandra.Session;
import io.restante.rpcstore.simulation.cassandra.SimulatedMemberStore;
import io.restante.rpcstore.simulation.cassandra.SimulatedMessageStore;
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

    private final ChatService chats = new ChatService(memory, 256);
    private final Membership membership;
    private long clockOffsetMicros;
    private long pausedUntilNanos;
    private boolean dead;

    SimulatedProcess(World world) {
        this.world = world;
        this.clockOffsetMicros = world.chance(0.3) ? world.random.nextInt(4_000_000) - 2_000_000 : 0;
        Session session = new Session(world.cluster, this, this::strikes);
        MessageStore messages = new SimulatedMessageStore(world.cluster, session);
        MemberStore members = new SimulatedMemberStore(world.cluster, session);
        ShardStore shards = new SimulatedShardStore(session);
        this.membership = new Membership(members, this, this, world.times, this::uuid, "simulated:0");
        membership
                .join(this::die)
                .thenCompose(joined -> new Takeover(shards, members, membership, this, this, world.times).run())
                .whenComplete((tenures, failure) -> {
                    if (failure == null) {
                        Gate gate = new Gate(members, this, membership.id(), this::die);
                        chats.open(new OwnedChats(tenures, messages, gate, this, ChatLimits.DEFAULT, memory));
                    } else {
                        die();
                    }
                });
    }

    /** Within milliseconds of a statement: death or a pause at a write, a pause between a load's read and its fence. */
    private boolean strikes(Statement statement) {
        switch (statement) {
            case APPEND, ADOPT, KILL, MOVE_SHARDS -> {
                if (world.chance(0.01)) {
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
