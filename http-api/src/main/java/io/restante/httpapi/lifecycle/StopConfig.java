package io.restante.httpapi.lifecycle;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The settings under {@code restante.stop}.
 *
 * @param notice how long the service goes on, not ready, after it was told to stop; zero for not at all
 */
@ConfigurationProperties("restante.stop")
record StopConfig(@Bindable(defaultValue = "2s") Duration notice) {
    StopConfig {
        if (notice.isNegative()) {
            throw new IllegalArgumentException("restante.stop.notice must be at least 0, not " + notice + ".");
        }
    }
}
