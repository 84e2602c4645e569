package io.restante.service.metrics;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * The settings under {@code restante.metrics}.
 *
 * @param host the address on which metrics may be read
 * @param port the port; without one nobody can read them, and 0 is any that is free
 */
@ConfigurationProperties("restante.metrics")
record MetricsConfig(@Bindable(defaultValue = "127.0.0.1") String host, @Nullable Integer port) {
    MetricsConfig {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new IllegalArgumentException("restante.metrics.port must be from 0 to 65535, not " + port);
        }
    }
}
