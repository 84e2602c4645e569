package io.restante.rpcstore.simulation.cassandra;

/**
 * Mutations that a coordinator keeps for replicas which have not acknowledged them, and delivers once they are there.
 * They are on the coordinator's disk: it delivers them after a restart too.
 */
final class Hints {
    private static final int LEAST_MILLIS = 500;
    private static final int MORE_MILLIS = 5_000;

    private final Cluster cluster;
    private boolean none;

    Hints(Cluster cluster) {
        this.cluster = cluster;
    }

    void keepNone() {
        none = true;
    }

    void keep(Node coordinator, Node replica, Runnable delivery) {
        if (none) {
            return;
        }
        int wait = LEAST_MILLIS + cluster.network().random().nextInt(MORE_MILLIS);
        cluster.afterMillis(wait, () -> {
            if (coordinator.isUp() && cluster.seenAlive(coordinator).contains(replica)) {
                cluster.network().send(coordinator, replica, delivery);
            } else {
                keep(coordinator, replica, delivery);
            }
        });
    }
}
