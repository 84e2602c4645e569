package io.restante.localcassandra;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What nodes ask of their clients.
 *
 * @param login whether they must log in; a new cluster knows {@code cassandra} with the password {@code cassandra}, a few
 *     seconds after its start
 * @param keyStore certificate and key of all nodes, in PKCS #12; where null, nothing is encrypted. Plain connections are
 *     still taken: that by which a node is asked whether it is ready is one
 * @param trustStore the authorities, in PKCS #12, of one of which clients that encrypt must show a certificate; where null,
 *     they need none. Needs a {@code keyStore}
 * @param password of both stores
 */
public record ClientAccess(
        boolean login, @Nullable Path keyStore, @Nullable Path trustStore, @Nullable String password) {
    /** Nothing. */
    public static final ClientAccess OPEN = new ClientAccess(false, null, null, null);

    public ClientAccess {
        if (trustStore != null && keyStore == null) {
            throw new IllegalArgumentException("a keyStore must be given beside the trustStore " + trustStore);
        }
    }

    /** Lines of {@code cassandra.yaml}. */
    String settings() {
        return who() + encryption() + certificates();
    }

    private String who() {
        return login
                ? """
                authenticator: PasswordAuthenticator
                authorizer: CassandraAuthorizer
                """
                : """
                authenticator: AllowAllAuthenticator
                authorizer: AllowAllAuthorizer
                """;
    }

    private String encryption() {
        return keyStore == null
                ? ""
                : """
                client_encryption_options:
                  enabled: true
                  optional: true
                  keystore: "%s"
                  keystore_password: "%s"
                  store_type: PKCS12
                """
                        .formatted(keyStore, password);
    }

    /** Goes on where {@link #encryption} ends. */
    private String certificates() {
        return trustStore == null
                ? ""
                : """
                  require_client_auth: true
                  truststore: "%s"
                  truststore_password: "%s"
                """
                        .formatted(trustStore, password);
    }
}
