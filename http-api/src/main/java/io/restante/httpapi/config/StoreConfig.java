package io.restante.httpapi.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the stores are reached.
 *
 * @param target gRPC targets, {@code dns:///host:port}, with commas between them: where the map of the owners is asked
 *     for at first; each may be one store or a name of several
 * @param deadline how long a call may take, from the request read to the answer
 * @param patience how long a call that no store can take is tried again, while another store takes over
 * @param healthDeadline how long the store may take to say that it is ready
 * @param connectTimeout how long a TCP connection may take to be made
 * @param reconnectInterval how long a store that was lost is left alone before it is tried again
 * @param keepAliveTime after so much silence during a call the connection is probed
 * @param keepAliveTimeout how long a probe may stay unanswered before the connection counts as broken
 * @param maxInFlight most calls under way at once; where null, as many as a quarter of the heap holds
 */
@ConfigurationProperties("restante.store")
public record StoreConfig(
        @Bindable(defaultValue = "dns:///127.0.0.1:8888") String target,
        @Bindable(defaultValue = "5s") Duration deadline,
        @Bindable(defaultValue = "4500ms") Duration patience,
        @Bindable(defaultValue = "1s") Duration healthDeadline,
        @Bindable(defaultValue = "2s") Duration connectTimeout,
        @Bindable(defaultValue = "500ms") Duration reconnectInterval,
        @Bindable(defaultValue = "10s") Duration keepAliveTime,
        @Bindable(defaultValue = "3s") Duration keepAliveTimeout,
        @Nullable Integer maxInFlight) {

    public StoreConfig {
        if (targets(target).isEmpty()) {
            throw new IllegalArgumentException("restante.store.target must name a store, not \"" + target + "\".");
        }
        positive("deadline", deadline);
        positive("patience", patience);
        positive("health-deadline", healthDeadline);
        positive("connect-timeout", connectTimeout);
        positive("reconnect-interval", reconnectInterval);
        positive("keep-alive-time", keepAliveTime);
        positive("keep-alive-timeout", keepAliveTimeout);
        if (maxInFlight != null && maxInFlight < 1) {
            throw new IllegalArgumentException(
                    "restante.store.max-in-flight must be 1 or more, not " + maxInFlight + ".");
        }
    }

    /** The {@link #target()}s one by one. */
    public List<String> targets() {
        return targets(target);
    }

    private static List<String> targets(String joined) {
        return Stream.of(joined.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("restante.store." + key + " must be above 0, not " + value + ".");
        }
    }
}
