package io.restante.rpcstore.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.restante.service.tls.PemFiles;
import org.jspecify.annotations.Nullable;

/**
 * The settings under {@code restante.routing.tls}: files in PEM, for the way to other stores.
 *
 * @param authorities whose certificates other stores must show
 * @param certificateChain the certificate that is shown to them; where null, none is
 * @param privateKey the key of that certificate
 * @param serverName the name that their certificates must be for; where null, the address by which they are reached
 */
@ConfigurationProperties("restante.routing.tls")
public record RoutingTlsConfig(
        @Nullable String authorities,
        @Nullable String certificateChain,
        @Nullable String privateKey,
        @Nullable String serverName) {
    public PemFiles files() {
        return new PemFiles("restante.routing.tls", certificateChain, privateKey, authorities);
    }
}
