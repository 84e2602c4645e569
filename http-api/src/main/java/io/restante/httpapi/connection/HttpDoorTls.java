package io.restante.httpapi.connection;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.server.netty.ssl.ServerSslBuilder;
import io.micronaut.http.ssl.ServerSslConfiguration;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.restante.httpapi.config.HttpTlsConfig;
import io.restante.service.tls.TlsContexts;
import jakarta.inject.Singleton;
import java.io.File;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * The encrypted HTTP door, where files are named for one. Only HTTP/1.1 is spoken there, as on a plain one: what guards a
 * connection stands around the decoder of that.
 */
@Singleton
@Requires(property = "restante.http.tls.certificate-chain")
public final class HttpDoorTls implements ServerSslBuilder {
    private final ServerSslConfiguration configuration;
    private final SslContext context;
    private final SslContext toItself;

    HttpDoorTls(ServerSslConfiguration configuration, HttpTlsConfig config, TlsContexts contexts) {
        // The server opens the encrypted door instead of the plain one, or with dual-protocol beside it.
        configuration.setEnabled(true);
        this.configuration = configuration;
        this.context = contexts.server(config.files(), builder -> builder);
        this.toItself = toItself(new File(Objects.requireNonNull(config.certificateChain())));
    }

    @Override
    public ServerSslConfiguration getSslConfiguration() {
        return configuration;
    }

    @Override
    public Optional<SslContext> build() {
        return Optional.of(context);
    }

    /** For what this service says to itself at its start: believes its own certificate, whatever name that is for, and no other. */
    public SslContext toItself() {
        return toItself;
    }

    private static SslContext toItself(File certificateChain) {
        try {
            return SslContextBuilder.forClient()
                    .trustManager(certificateChain)
                    .endpointIdentificationAlgorithm(null)
                    .build();
        } catch (SSLException refused) {
            throw new IllegalStateException(certificateChain + " was read before and cannot be now", refused);
        }
    }
}
