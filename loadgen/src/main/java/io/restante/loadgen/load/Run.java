package io.restante.loadgen.load;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.measure.Measurements;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.measure.Tick;
import io.restante.loadgen.measure.Totals;
import io.restante.loadgen.rate.Arrivals;
import io.restante.loadgen.result.BoundedStream;
import io.restante.loadgen.result.Result;
import io.restante.loadgen.time.Time;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The parts of a generator that exist from its start on. */
final class Run {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Load load;
    private final Time time;
    private final long start;
    private final Measurements measurements;
    private final Calls calls;
    private final Pacer pacer;
    private volatile long sending;

    /** A run that begins now; {@code afterEach} is run when a call has ended, {@code stopping} says that no more may begin. */
    Run(
            Load load,
            AsyncCaller caller,
            Time time,
            BoundedStream<Result> results,
            BooleanSupplier stopping,
            Runnable afterEach) {
        this.load = load;
        this.time = time;
        start = time.now();
        measurements = new Measurements(load.schedule());
        Tickets tickets = new Tickets(load.concurrency());
        calls = new Calls(time, caller, load.timeout(), start, measurements, results, () -> {
            tickets.giveBack();
            ticketFree();
            afterEach.run();
        });
        pacer = new Pacer(time, load, start, tickets, calls, stopping);
    }

    /** When sending ends by itself. */
    long end() {
        return start + load.schedule().duration().toNanos();
    }

    /** When a second of the run is over, the first one being 1. */
    long endOfSecond(long number) {
        return start + number * SECOND;
    }

    /** Sends until it is stopped, or nothing falls due any more. */
    void pace() {
        pacer.run();
    }

    /** From now on no call begins. */
    void stopSending() {
        sending = Math.min(time.now() - start, load.schedule().duration().toNanos());
        calls.close();
        time.wake();
    }

    /** Whether no call begins any more, and all have ended. */
    boolean over() {
        return calls.over();
    }

    long late() {
        return calls.late();
    }

    Totals totals() {
        return measurements.totals();
    }

    Tick tick() {
        return measurements.tick(time.now() - start);
    }

    /** All that it came to, so many results having been dropped; after the last tick. */
    Summary summary(long dropped) {
        Totals totals = measurements.totals();
        return new Summary(
                load.schedule().mean(),
                sending,
                load.concurrency(),
                totals,
                Math.max(0, due() - totals.sent()),
                calls.late(),
                dropped,
                measurements.latency(),
                measurements.lag(),
                measurements.messages(),
                measurements.seconds());
    }

    private void ticketFree() {
        pacer.ticketFree();
    }

    private long due() {
        if (load.schedule().fullSpeed()) {
            return 0;
        }
        Arrivals arrivals = load.spacing().arrivals(load.schedule());
        long due = 0;
        while (arrivals.next() < sending) {
            due++;
        }
        return due;
    }
}
