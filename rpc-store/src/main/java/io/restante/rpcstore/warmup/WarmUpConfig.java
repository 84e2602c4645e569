package io.restante.rpcstore.warmup;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The settings under {@code restante.warm-up}.
 *
 * @param sends how many sends are played, each with a pull, before the store joins; 0 for none
 */
@ConfigurationProperties("restante.warm-up")
record WarmUpConfig(@Bindable(defaultValue = "3000") int sends) {
    WarmUpConfig {
        if (sends < 0) {
            throw new IllegalArgumentException("restante.warm-up.sends must be at least 0, not " + sends);
        }
    }
}
