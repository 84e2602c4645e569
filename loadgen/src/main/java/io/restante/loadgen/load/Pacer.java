package io.restante.loadgen.load;

import io.restante.loadgen.rate.Arrivals;
import io.restante.loadgen.rate.Schedule;
import io.restante.loadgen.time.Time;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Begins each call when it is due, however long the earlier ones take. Where it comes late, because there is no ticket or the
 * machine is busy, the next calls follow at once, each with its own intended time: nothing is left out, and lag is visible.
 */
final class Pacer implements Runnable {
    private static final long LONG = TimeUnit.HOURS.toNanos(1);

    private final Time time;
    private final Load load;
    private final long start;
    private final Tickets tickets;
    private final Calls calls;
    private final BooleanSupplier stopping;
    private volatile boolean needsTicket;

    /** A pacer of a run that begins at {@code start}, until {@code stopping} holds or nothing falls due any more. */
    Pacer(Time time, Load load, long start, Tickets tickets, Calls calls, BooleanSupplier stopping) {
        this.time = time;
        this.load = load;
        this.start = start;
        this.tickets = tickets;
        this.calls = calls;
        this.stopping = stopping;
    }

    @Override
    public void run() {
        Schedule schedule = load.schedule();
        Arrivals arrivals = load.spacing().arrivals(schedule);
        boolean fullSpeed = schedule.fullSpeed();
        for (long id = 1; !stopping.getAsBoolean(); id++) {
            long due = fullSpeed ? 0 : arrivals.next();
            if (due == Schedule.NEVER) {
                return;
            }
            if (!fullSpeed) {
                time.await(start + due, stopping);
            }
            if (!takeTicket()) {
                return;
            }
            long now = time.now();
            calls.begin(id, fullSpeed ? now : start + due, now);
        }
    }

    /** A ticket was given back. */
    void ticketFree() {
        if (needsTicket) {
            time.wake();
        }
    }

    private boolean takeTicket() {
        boolean taken = tickets.tryTake();
        if (!taken) {
            needsTicket = true;
            while (!taken && !stopping.getAsBoolean()) {
                time.await(time.now() + LONG, () -> stopping.getAsBoolean() || tickets.anyFree());
                taken = tickets.tryTake();
            }
            needsTicket = false;
        }
        return taken;
    }
}
