package io.restante.service.client;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * The settings under {@code restante.rate-limits}: how often clients may call, by the public contract.
 *
 * @param addressRate most sends and pulls a second of one client address; where null, any number
 * @param addressBurst how many it may make at once after a pause; where null, as many as in a second
 * @param senderRate most sends a second of one sender; where null, any number
 * @param senderBurst how many he may make at once after a pause; where null, as many as in a second
 * @param mostCallers how many addresses, and how many senders, are remembered
 */
@ConfigurationProperties("restante.rate-limits")
record RateLimitsConfig(
        @Nullable Integer addressRate,
        @Nullable Integer addressBurst,
        @Nullable Integer senderRate,
        @Nullable Integer senderBurst,
        @Bindable(defaultValue = "20000") int mostCallers) {

    /** @throws IllegalArgumentException where a number is below 1 */
    Rates rates() {
        return new Rates(addressRate, addressBurst, senderRate, senderBurst, mostCallers);
    }
}
