package io.restante.routing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The newest that is known of the owners, and who wants to hear of it. Thread-safe. */
public final class ShardMaps {
    private final List<Consumer<ShardMap>> listeners = new CopyOnWriteArrayList<>();
    private volatile ShardMap current = ShardMap.EMPTY;

    public ShardMap current() {
        return current;
    }

    /** Takes in what somebody else knows; listeners hear of it where it is news. */
    public void learn(ShardMap heard) {
        ShardMap merged;
        synchronized (this) {
            merged = current.mergedWith(heard);
            if (merged == current) {
                return;
            }
            current = merged;
        }
        listeners.forEach(listener -> listener.accept(merged));
    }

    /**
     * Calls {@code listener} after each change, from the thread that brought it; two changes may come in either order.
     */
    public void listen(Consumer<ShardMap> listener) {
        listeners.add(listener);
    }

    public void forget(Consumer<ShardMap> listener) {
        listeners.remove(listener);
    }
}
