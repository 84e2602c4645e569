package io.restante.rpcstore.simulation.cassandra;

import java.time.Duration;

/**
 * What the network and the nodes do by chance, each with its probability. Crashes, pauses and partitions are not among
 * them: the world causes those.
 *
 * @param lost a message between two nodes never arrives
 * @param repeated it arrives twice
 * @param slow it takes up to {@code mostSlow}
 * @param held a mutation on its way to one replica is held for up to {@code mostHeld}
 * @param refused a statement is turned away by the driver before it is sent
 * @param cut the connection of a statement breaks: before it arrives, or before its answer does
 */
public record Faults(
        double lost,
        double repeated,
        double slow,
        Duration mostSlow,
        double held,
        Duration mostHeld,
        double refused,
        double cut) {
    public static final Faults NONE = new Faults(0, 0, 0, Duration.ZERO, 0, Duration.ZERO, 0, 0);

    /** Enough of each that quorums are often the smallest possible. */
    public static final Faults ROUGH =
            new Faults(0.02, 0.01, 0.02, Duration.ofSeconds(1), 0.05, Duration.ofSeconds(15), 0.01, 0.02);
}
