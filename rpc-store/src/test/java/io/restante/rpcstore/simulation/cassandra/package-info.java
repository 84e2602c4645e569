/**
 * A model of a Cassandra cluster on virtual time: replicas that reconcile cells by timestamp, coordinators that write
 * and read at quorum and repair what they read, and lightweight transactions by Paxos. Single-threaded, seeded and
 * exactly replayable; faults happen as {@link io.restante.rpcstore.simulation.cassandra.Faults} and the world say.
 *
 * <p>Clustering keys are longs, so a range tombstone with exclusive bounds is one with inclusive bounds that are one
 * apart. What is modelled follows Cassandra 5.0: {@code Cells.reconcile}, {@code DataResolver},
 * {@code BlockingReadRepair}, {@code ShortReadProtection}, {@code StorageProxy} and {@code Paxos}.
 */
@NullMarked
package io.restante.rpcstore.simulation.cassandra;

import org.jspecify.annotations.NullMarked;
