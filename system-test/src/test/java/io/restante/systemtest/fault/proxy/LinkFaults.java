package io.restante.systemtest.fault.proxy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What is wrong on one link just now. Thread-safe. */
final class LinkFaults {
    private final Passage requests = new Passage();
    private final Passage answers = new Passage();
    private final AtomicInteger dropped = new AtomicInteger();
    private volatile boolean refusing;
    private volatile boolean dropping;
    private volatile Optional<Hold> hold = Optional.empty();

    Passage requests() {
        return requests;
    }

    Passage answers() {
        return answers;
    }

    /** Whether new connections are refused. */
    boolean refuses() {
        return refusing;
    }

    void refuse(boolean now) {
        refusing = now;
    }

    void drop(boolean now) {
        dropping = now;
        if (now) {
            dropped.set(0);
        }
    }

    int dropped() {
        return dropped.get();
    }

    void hold(Hold now) {
        hold = Optional.of(now);
    }

    /** Whether the answer to a mutation that goes through now is to be swallowed. */
    boolean dropsAnswer() {
        if (dropping) {
            dropped.incrementAndGet();
        }
        return dropping;
    }

    boolean holds(ProxyConnection connection, RawFrame frame, Mutation mutation) {
        return hold.map(it -> it.takes(connection, frame, mutation)).orElse(false);
    }
}
