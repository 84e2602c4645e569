package io.restante.systemtest.fault.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds one mutation of a store: the first one that comes, and each repeat of it on whatever link. Let go, it reaches the nodes that it
 * was sent to, also where its sender is no more. Thread-safe.
 */
public final class Hold {
    private record Held(ProxyConnection connection, RawFrame frame) {}

    private final List<Held> held = new ArrayList<>();
    private Optional<Mutation> mutation = Optional.empty();
    private boolean armed = true;

    Hold() {}

    /** The chat whose mutation is held, once one is. */
    public synchronized Optional<String> chat() {
        return mutation.map(Mutation::chat);
    }

    /** Whether it is kept back here. */
    synchronized boolean takes(ProxyConnection connection, RawFrame frame, Mutation candidate) {
        if (!armed || (mutation.isPresent() && !mutation.get().equals(candidate))) {
            return false;
        }
        mutation = Optional.of(candidate);
        held.add(new Held(connection, frame));
        connection.keep();
        return true;
    }

    /** Lets everything go, and holds nothing any more. @return how many frames reached a connection to their node */
    public synchronized int release() {
        armed = false;
        int delivered = 0;
        for (Held one : held) {
            if (one.connection().deliver(one.frame())) {
                delivered++;
            }
        }
        held.clear();
        return delivered;
    }
}
