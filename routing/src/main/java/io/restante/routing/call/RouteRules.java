package io.restante.routing.call;

import java.time.Duration;

/**
 * How long a {@link ChatRouter} tries.
 *
 * @param patience how long a call that nobody can take is tried again, at most until shortly before its deadline
 * @param margin how long before its deadline a call is not tried again any more
 * @param shortestPause before a call is tried again for the first time; each further pause is twice as long
 * @param longestPause after a store that could not be reached
 * @param longestMove after a store that is no owner, while nobody says who is
 * @param ownerPatience how long a pull waits for its owner before another store is asked, at first
 * @param most most calls under way at once; beyond it {@code STORE_OVERLOADED}
 * @param asForwarded whether calls leave here as forwarded ones: in a store, which is itself a second place to ask
 */
public record RouteRules(
        Duration patience,
        Duration margin,
        Duration shortestPause,
        Duration longestPause,
        Duration longestMove,
        Duration ownerPatience,
        int most,
        boolean asForwarded) {
    /** Above the three to four seconds that another store takes to take over. */
    public static final Duration PATIENCE = Duration.ofMillis(4_500);

    public static final RouteRules DEFAULT = new RouteRules(
            PATIENCE,
            Duration.ofMillis(100),
            Duration.ofMillis(5),
            Duration.ofMillis(80),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            16_384,
            false);

    public RouteRules withPatience(Duration other) {
        return new RouteRules(
                other, margin, shortestPause, longestPause, longestMove, ownerPatience, most, asForwarded);
    }

    /** For a store: what it sends on is not sent on again. */
    public RouteRules ofStore() {
        return new RouteRules(patience, margin, shortestPause, longestPause, longestMove, ownerPatience, most, true);
    }
}
