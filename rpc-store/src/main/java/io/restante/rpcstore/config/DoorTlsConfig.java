package io.restante.rpcstore.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.restante.service.tls.PemFiles;
import org.jspecify.annotations.Nullable;

/**
 * The settings under {@code restante.grpc.tls}: files in PEM. Without them the door is not encrypted.
 *
 * @param certificateChain the door's certificate, and behind it those that lead to its authority
 * @param privateKey the key of that certificate
 * @param authorities whose certificates clients must show; where null, they need none
 */
@ConfigurationProperties("restante.grpc.tls")
public record DoorTlsConfig(
        @Nullable String certificateChain, @Nullable String privateKey, @Nullable String authorities) {
    public PemFiles files() {
        return new PemFiles("restante.grpc.tls", certificateChain, privateKey, authorities);
    }
}
