package io.restante.loadgen.time;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * Time that stands still until somebody waits, in one thread: the loop that paces runs within the start, and whatever it waits for
 * happens meanwhile, in its order.
 */
public final class VirtualTime implements Time {
    private record Event(long when, long number, Runnable action) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::when).thenComparingLong(Event::number));
    private long now = 1_000_000;
    private long count;
    private boolean closed;

    @Override
    public long now() {
        return now;
    }

    @Override
    public void pace(Runnable loop) {
        loop.run();
    }

    @Override
    public void await(long until, BooleanSupplier early) {
        while (!early.getAsBoolean()) {
            Event next = events.peek();
            if (next == null || next.when() > until) {
                now = Math.max(now, until);
                return;
            }
            step();
        }
    }

    @Override
    public void wake() {}

    @Override
    public void at(long when, Runnable action) {
        if (!closed) {
            in(when - now, action);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    public boolean closed() {
        return closed;
    }

    /** Lets something happen after so many nanoseconds, also when the generator has closed its time. */
    public void in(long nanos, Runnable action) {
        events.add(new Event(Math.max(now, now + nanos), count++, action));
    }

    /** Lets everything happen that is still to come. */
    public void finish() {
        while (!events.isEmpty()) {
            step();
        }
    }

    private void step() {
        Event event = events.remove();
        now = Math.max(now, event.when());
        event.action().run();
    }
}
