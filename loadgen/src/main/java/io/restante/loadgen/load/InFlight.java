package io.restante.loadgen.load;

import io.restante.loadgen.time.Time;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The calls under way, in the order in which they were begun. As all have the same timeout, that is also the order of their
 * deadlines, and one alarm, for the first, is enough.
 */
final class InFlight {
    private final Time time;
    private final Consumer<Call> timedOut;
    private final Set<Call> calls = new LinkedHashSet<>();
    private boolean armed;
    private boolean closed;

    /** Calls whose time is over are given to {@code timedOut}, by the thread of the alarms; they stay until removed. */
    InFlight(Time time, Consumer<Call> timedOut) {
        this.time = time;
        this.timedOut = timedOut;
    }

    /** Adds a call; false where no more are taken. */
    synchronized boolean add(Call call) {
        if (closed) {
            return false;
        }
        calls.add(call);
        arm();
        return true;
    }

    synchronized void remove(Call call) {
        calls.remove(call);
    }

    /** From now on no call is added. */
    synchronized void close() {
        closed = true;
    }

    synchronized boolean closedAndEmpty() {
        return closed && calls.isEmpty();
    }

    private void arm() {
        if (!armed && !calls.isEmpty()) {
            armed = true;
            time.at(calls.iterator().next().over(), this::expire);
        }
    }

    private void expire() {
        expired().forEach(timedOut);
    }

    private synchronized List<Call> expired() {
        long now = time.now();
        List<Call> over = new ArrayList<>();
        armed = false;
        for (Call call : calls) {
            if (call.over() > now) {
                armed = true;
                time.at(call.over(), this::expire);
                break;
            }
            over.add(call);
        }
        return over;
    }
}
