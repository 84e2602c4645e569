package io.restante.rpcstore.member;

import java.time.Duration;

/**
 * The times of membership. None of them is needed for safety: they say how soon a dead member is found.
 *
 * @param beat from one heartbeat to the next
 * @param lease how far each heartbeat puts the ceiling ahead of the clock
 * @param suspicion how long a member's beat must have stood still before it may be declared dead
 * @param retry how long to wait after an operation that failed
 * @param look from one look at members and shards to the next
 * @param patience how long an answer about members and shards is waited for before another try
 * @param calm how long nobody must have come or gone before a shard of a live owner is asked for
 */
public record LeaseTimes(
        Duration beat,
        Duration lease,
        Duration suspicion,
        Duration retry,
        Duration look,
        Duration patience,
        Duration calm) {
    /** A lease of 2 s; suspicion after 1.25 leases and half a second. */
    public static final LeaseTimes DEFAULT = new LeaseTimes(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofMillis(200),
            Duration.ofMillis(250),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(10));
}
