package io.restante.rpcstore.simulation;

import io.restante.history.operation.Fault;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.simulation.network.Host;
import io.restante.rpcstore.time.TimeSource;
import java.time.Duration;
import java.util.List;

/**
 * One start of one program: its own clock, which may be wrong, and an end that may come at any moment. It may stand still
 * between any two things that it does, also in the midst of a step: what the step still does leaves when it goes on.
 */
abstract class SimulatedProcess implements TimeSource, Timers, Host {
    /** By chance, at each message that leaves. */
    private static final double MID_STEP = 0.0005;

    final World world;
    private final String address;
    private long clockOffsetMicros;
    private long pausedUntilNanos;
    private boolean dead;

    SimulatedProcess(World world, String address) {
        this.world = world;
        this.address = address;
        this.clockOffsetMicros = world.chance(0.3) ? world.random.nextInt(4_000_000) - 2_000_000 : 0;
    }

    @Override
    public final String address() {
        return address;
    }

    @Override
    public final boolean isDead() {
        return dead;
    }

    /** As by kill -9: nothing of it runs any more, and what it has sent goes its way. */
    void die() {
        if (!dead) {
            world.fault(Fault.Kind.KILL, address, world.time.nanos(), ownedChats());
            end();
        }
    }

    /** Ends without anything being wrong. */
    final void end() {
        dead = true;
        world.wires.gone(this);
    }

    /** The chats that it owns just now. */
    List<String> ownedChats() {
        return List.of();
    }

    /** As by SIGSTOP, until SIGCONT. */
    void pause(Duration length) {
        long until = world.time.nanos() + length.toNanos();
        if (!dead && until > pausedUntilNanos) {
            pausedUntilNanos = until;
            world.fault(Fault.Kind.PAUSE, address);
            world.fault(Fault.Kind.RESUME, address, until, List.of());
        }
    }

    final boolean isPaused() {
        return pausedUntilNanos > world.time.nanos();
    }

    final void stepClock(Duration by) {
        clockOffsetMicros += by.toNanos() / 1_000;
        world.coverage.count(by.isNegative() ? Happening.CLOCK_BACK : Happening.CLOCK_AHEAD);
        world.fault(Fault.Kind.CLOCK, address);
    }

    @Override
    public final long micros() {
        return world.time.micros() + waitNanos() / 1_000 + clockOffsetMicros;
    }

    /** What is read in the rest of a step that was interrupted is read when it goes on. */
    @Override
    public final long nanos() {
        return world.time.nanos() + waitNanos();
    }

    @Override
    public final void after(Duration delay, Runnable task) {
        world.time.after(waitNanos() + delay.toNanos(), () -> run(task));
    }

    @Override
    public final void run(Runnable task) {
        if (dead) {
            return;
        }
        long wait = waitNanos();
        if (wait > 0) {
            world.time.after(wait, () -> run(task));
        } else {
            task.run();
        }
    }

    @Override
    public final void letOut(Runnable message) {
        if (world.chance(MID_STEP)) {
            world.coverage.count(Happening.STRUCK_IN_MID_STEP);
            pause(world.millis(0, 6_000));
        }
        leave(message);
    }

    /** When it does not stand still; never once it is dead. */
    final void leave(Runnable message) {
        if (dead) {
            return;
        }
        long wait = waitNanos();
        if (wait > 0) {
            world.time.after(wait, () -> leave(message));
        } else {
            message.run();
        }
    }

    private long waitNanos() {
        return Math.max(0, pausedUntilNanos - world.time.nanos());
    }
}
