package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import io.netty.handler.ssl.SslContext;
import io.restante.service.tls.PemFiles;
import io.restante.service.tls.TlsContexts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What a session needs beside the driver's options to be let in: a login, an encrypted way, both or none. Thread-safe. */
@Singleton
final class CassandraAccess {
    /** Neither. */
    static final CassandraAccess OPEN = new CassandraAccess(null, null);

    private final @Nullable NodeTls tls;
    private final @Nullable FilePassword login;

    private CassandraAccess(@Nullable NodeTls tls, @Nullable FilePassword login) {
        this.tls = tls;
        this.login = login;
    }

    @Inject
    CassandraAccess(TlsContexts contexts, CassandraTlsConfig tls, CassandraLoginConfig login) {
        this(tls(contexts, tls), login(login));
    }

    CqlSessionBuilder apply(CqlSessionBuilder session) {
        if (tls != null) {
            session.withSslEngineFactory(tls);
        }
        if (login != null) {
            session.withAuthProvider(login);
        }
        return session;
    }

    private static @Nullable NodeTls tls(TlsContexts contexts, CassandraTlsConfig config) {
        PemFiles files = config.files();
        if (!files.any() && config.serverName() == null) {
            return null;
        }
        SslContext context = contexts.client(files, builder -> builder);
        return new NodeTls(context, config.serverName());
    }

    private static @Nullable FilePassword login(CassandraLoginConfig config) {
        String username = config.username();
        String file = config.passwordFile();
        if (username == null && file == null) {
            return null;
        }
        if (username == null || file == null) {
            throw new IllegalStateException(
                    "restante.cassandra.login." + (username == null ? "username" : "password-file")
                            + " must be set, because the other setting of restante.cassandra.login is");
        }
        return new FilePassword(username, file);
    }
}
