package io.restante.rpcstore.cassandra;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What Restante itself wants to know; the driver's options are {@link DriverOptions}.
 *
 * @param replicationFactor how many replicas a keyspace gets that is not there yet
 */
@ConfigurationProperties("restante.cassandra")
record CassandraConfig(@Bindable(defaultValue = "1") int replicationFactor) {}
