package io.restante.httpapi.warmup;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The settings under {@code restante.warm-up}.
 *
 * @param requests how many requests the service sends to itself before it is ready; 0 for none
 */
@ConfigurationProperties("restante.warm-up")
record WarmUpConfig(@Bindable(defaultValue = "3000") int requests) {
    WarmUpConfig {
        if (requests < 0) {
            throw new IllegalArgumentException("restante.warm-up.requests must be at least 0, not " + requests + ".");
        }
    }
}
