package io.restante.rpcstore.cassandra;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.restante.service.tls.PemFiles;
import org.jspecify.annotations.Nullable;

/**
 * The settings under {@code restante.cassandra.tls}: files in PEM. Without them the way to Cassandra is not encrypted.
 *
 * @param authorities whose certificates the nodes must show
 * @param certificateChain the certificate that is shown to them; where null, none is
 * @param privateKey the key of that certificate
 * @param serverName the name that their certificates must be for; where null, the address by which they are reached
 */
@ConfigurationProperties("restante.cassandra.tls")
record CassandraTlsConfig(
        @Nullable String authorities,
        @Nullable String certificateChain,
        @Nullable String privateKey,
        @Nullable String serverName) {
    PemFiles files() {
        return new PemFiles("restante.cassandra.tls", certificateChain, privateKey, authorities);
    }
}
