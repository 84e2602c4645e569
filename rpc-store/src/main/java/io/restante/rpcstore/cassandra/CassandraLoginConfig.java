package io.restante.rpcstore.cassandra;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * A login whose password is in a file. Where it is to come from the environment, the driver's own options do:
 * {@link DriverOptions}.
 *
 * @param username null for none
 * @param passwordFile the file of the password, whose line end does not count; read anew for each connection
 */
@ConfigurationProperties("restante.cassandra.login")
record CassandraLoginConfig(@Nullable String username, @Nullable String passwordFile) {}
