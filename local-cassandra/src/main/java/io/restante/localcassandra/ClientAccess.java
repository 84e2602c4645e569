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
 * @param password of that store
 */
public record ClientAccess(boolean login, @Nullable Path keyStore, @Nullable String password) {
    /** Nothing. */
    public static final ClientAccess OPEN = new ClientAccess(false, null, null);

    /** Lines of {@code cassandra.yaml}. */
    String settings() {
        String who = login
                ? """
                authenticator: PasswordAuthenticator
                authorizer: CassandraAuthorizer
                """
                : """
                authenticator: AllowAllAuthenticator
                authorizer: AllowAllAuthorizer
                """;
        return keyStore == null
                ? who
                : who
                        + """
                client_encryption_options:
                  enabled: true
                  optional: true
                  keystore: "%s"
                  keystore_password: "%s"
                  store_type: PKCS12
                """
                                .formatted(keyStore, password);
    }
}
