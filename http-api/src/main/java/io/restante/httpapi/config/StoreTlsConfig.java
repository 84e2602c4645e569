package io.restante.httpapi.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.restante.service.tls.PemFiles;
import org.jspecify.annotations.Nullable;

/**
 * The settings under {@code restante.store.tls}: files in PEM. Without them the way to the stores is not encrypted.
 *
 * @param authorities whose certificates the stores must show
 * @param certificateChain the certificate that is shown to them; where null, none is
 * @param privateKey the key of that certificate
 * @param serverName the name that their certificates must be for; where null, the address by which they are reached
 */
@ConfigurationProperties("restante.store.tls")
public record StoreTlsConfig(
        @Nullable String authorities,
        @Nullable String certificateChain,
        @Nullable String privateKey,
        @Nullable String serverName) {
    public PemFiles files() {
        return new PemFiles("restante.store.tls", certificateChain, privateKey, authorities);
    }
}
