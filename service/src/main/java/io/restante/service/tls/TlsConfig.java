package io.restante.service.tls;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The settings under {@code restante.tls}, for all files of TLS.
 *
 * @param checkInterval how long a file that was changed may stay unread
 */
@ConfigurationProperties("restante.tls")
record TlsConfig(@Bindable(defaultValue = "10s") Duration checkInterval) {}
