package io.restante.service.client;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often callers may call, as configured under {@code restante.rate-limits}.
 *
 * @param addressRate most calls a second of one client address; where null, any number
 * @param addressBurst how many it may make at once after a pause; where null, as many as in a second
 * @param senderRate most sends a second of one sender; where null, any number
 * @param senderBurst how many he may make at once after a pause; where null, as many as in a second
 * @param mostCallers how many addresses, and how many senders, are remembered
 */
public record Rates(
        @Nullable Integer addressRate,
        @Nullable Integer addressBurst,
        @Nullable Integer senderRate,
        @Nullable Integer senderBurst,
        int mostCallers) {

    /** @throws IllegalArgumentException where a number is below 1 */
    public Rates {
        if (Stream.of(of(addressRate), of(addressBurst), of(senderRate), of(senderBurst), mostCallers)
                .anyMatch(value -> value < 1)) {
            throw new IllegalArgumentException("Every number of restante.rate-limits must be 1 or more.");
        }
    }

    private static int of(@Nullable Integer value) {
        return value == null ? 1 : value;
    }
}
