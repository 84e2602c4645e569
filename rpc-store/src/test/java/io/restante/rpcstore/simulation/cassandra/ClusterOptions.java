package io.restante.rpcstore.simulation.cassandra;

import java.time.Duration;

/**
 * The settings of all nodes.
 *
 * @param nodes each of them is a replica of everything
 * @param sync the window of a group, or the time between two periodic syncs
 * @param readTimeout how long a coordinator waits for replicas, and a transaction for rivals
 * @param writeTimeout the same for plain writes
 * @param driverTimeout how long a client waits for a coordinator; above both
 * @param detection how long a node must be unreachable until others take it for down
 */
public record ClusterOptions(
        int nodes,
        Durability durability,
        Duration sync,
        Duration readTimeout,
        Duration writeTimeout,
        Duration driverTimeout,
        Duration detection) {
    public static final ClusterOptions DEFAULT = new ClusterOptions(
            3,
            Durability.SYNCED,
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(2));

    /** With replicas that acknowledge before they have synced. */
    public ClusterOptions relaxed(Duration interval) {
        return new ClusterOptions(
                nodes, Durability.RELAXED, interval, readTimeout, writeTimeout, driverTimeout, detection);
    }
}
