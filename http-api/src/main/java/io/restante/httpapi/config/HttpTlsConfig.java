package io.restante.httpapi.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.restante.service.tls.PemFiles;
import org.jspecify.annotations.Nullable;

/**
 * The settings under {@code restante.http.tls}: files in PEM. Without them the door is not encrypted. Looked at in any case, so
 * that half of them is an error and no plain door.
 *
 * @param certificateChain the door's certificate, and behind it those that lead to its authority
 * @param privateKey the key of that certificate
 */
@Context
@ConfigurationProperties("restante.http.tls")
public record HttpTlsConfig(@Nullable String certificateChain, @Nullable String privateKey) {
    public HttpTlsConfig {
        if (certificateChain == null && privateKey != null) {
            throw new IllegalArgumentException(
                    "restante.http.tls.certificate-chain must name a file, because restante.http.tls.private-key is set.");
        }
    }

    public PemFiles files() {
        return new PemFiles("restante.http.tls", certificateChain, privateKey, null);
    }
}
