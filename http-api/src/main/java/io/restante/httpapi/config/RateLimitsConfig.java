package io.restante.httpapi.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often callers may call.
 *
 * @param addressRate most sends and pulls a second of one client address; where null, any number
 * @param addressBurst how many it may make at once after a pause; where null, as many as in a second
 * @param senderRate most sends a second of one sender; where null, any number
 * @param senderBurst how many he may make at once after a pause; where null, as many as in a second
 * @param mostCallers how many addresses, and how many senders, are remembered
 */
@ConfigurationProperties("restante.rate-limits")
public record RateLimitsConfig(
        @Nullable Integer addressRate,
        @Nullable Integer addressBurst,
        @Nullable Integer senderRate,
        @Nullable Integer senderBurst,
        @Bindable(defaultValue = "20000") int mostCallers) {

    public RateLimitsConfig {
        if (Stream.of(of(addressRate), of(addressBurst), of(senderRate), of(senderBurst), mostCallers)
                .anyMatch(value -> value < 1)) {
            throw new IllegalArgumentException("Every number of restante.rate-limits must be 1 or more.");
        }
    }

    private static int of(@Nullable Integer value) {
        return value == null ? 1 : value;
    }
}
