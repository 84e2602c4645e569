package io.restante.routing.watch;

import io.restante.routing.ShardMap;

/** Where maps come from. Thread-safe. */
public interface MapFeed {
    /** Asks a store for its map and all that follow. */
    Subscription open(String target, Listener listener);

    /** Is told of what comes, one thing at a time. */
    interface Listener {
        void map(ShardMap map);

        /** Nothing comes any more, also where nothing ever came. */
        void ended();
    }

    /** Maps that keep coming. */
    interface Subscription {
        void close();
    }
}
