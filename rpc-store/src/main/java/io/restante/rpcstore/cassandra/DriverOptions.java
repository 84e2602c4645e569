package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.DriverOption;
import com.datastax.oss.driver.api.core.config.TypedDriverOption;
import com.datastax.oss.driver.api.core.type.reflect.GenericType;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import io.micronaut.core.type.Argument;
import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The driver's options: our defaults, and over them {@code cassandra.default.<option>} of the service's configuration,
 * where an option is named as in the driver's own reference. These are the keys of {@code micronaut-cassandra}.
 */
@Singleton
final class DriverOptions {
    static final String PREFIX = "cassandra.default.";

    private static final Map<DriverOption, Object> DEFAULTS = Map.ofEntries(
            Map.entry(DefaultDriverOption.CONTACT_POINTS, List.of("127.0.0.1:9042")),
            // A name is looked up at every attempt: it may come to stand for other addresses, or for the first one.
            Map.entry(DefaultDriverOption.RESOLVE_CONTACT_POINTS, false),
            Map.entry(DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER, "datacenter1"),
            Map.entry(DefaultDriverOption.SESSION_KEYSPACE, "restante"),
            Map.entry(DefaultDriverOption.SESSION_NAME, "message"),
            Map.entry(DefaultDriverOption.REQUEST_CONSISTENCY, "QUORUM"),
            Map.entry(DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY, "SERIAL"),
            Map.entry(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, false),
            // Above Cassandra's own timeouts (2 s for a write, 5 s for a read), so that its answer is heard.
            Map.entry(DefaultDriverOption.REQUEST_TIMEOUT, "6 seconds"),
            // The driver's own 30 s would let a node that hangs swallow every third request for so long.
            Map.entry(DefaultDriverOption.HEARTBEAT_INTERVAL, "1 second"),
            Map.entry(DefaultDriverOption.HEARTBEAT_TIMEOUT, "2 seconds"),
            Map.entry(DefaultDriverOption.RETRY_POLICY_CLASS, ReadsElsewhere.class.getName()),
            Map.entry(DefaultDriverOption.SPECULATIVE_EXECUTION_POLICY_CLASS, "NoSpeculativeExecutionPolicy"),
            // This one binds no timestamp: messages bind their own, and transactions take theirs from their ballot.
            Map.entry(DefaultDriverOption.TIMESTAMP_GENERATOR_CLASS, "ServerSideTimestampGenerator"),
            Map.entry(DefaultDriverOption.RECONNECT_ON_INIT, true),
            Map.entry(DefaultDriverOption.RECONNECTION_BASE_DELAY, "250 milliseconds"),
            Map.entry(DefaultDriverOption.RECONNECTION_MAX_DELAY, "2 seconds"),
            // Nothing is asked of a session that is closed; by default each rests for four seconds first, at a start
            // and at a stop.
            Map.entry(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0),
            Map.entry(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0),
            Map.entry(DefaultDriverOption.NETTY_IO_SHUTDOWN_TIMEOUT, 2),
            Map.entry(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT, 2),
            // Below the 1,024 requests that the one connection to a node carries at once.
            Map.entry(DefaultDriverOption.REQUEST_THROTTLER_CLASS, "ConcurrencyLimitingRequestThrottler"),
            Map.entry(DefaultDriverOption.REQUEST_THROTTLER_MAX_CONCURRENT_REQUESTS, 512),
            Map.entry(DefaultDriverOption.REQUEST_THROTTLER_MAX_QUEUE_SIZE, 2_048),
            Map.entry(DefaultDriverOption.METRICS_FACTORY_CLASS, "MicrometerMetricsFactory"),
            Map.entry(DefaultDriverOption.METRICS_ID_GENERATOR_CLASS, "TaggingMetricIdGenerator"),
            Map.entry(DefaultDriverOption.METRICS_ID_GENERATOR_PREFIX, "cassandra"),
            // A bucket for each bound below, and not the hundreds that the driver would make.
            Map.entry(DefaultDriverOption.METRICS_GENERATE_AGGREGABLE_HISTOGRAMS, false),
            Map.entry(
                    DefaultDriverOption.METRICS_SESSION_ENABLED,
                    List.of("cql-requests", "cql-client-timeouts", "throttling.queue-size", "throttling.errors")),
            Map.entry(DefaultDriverOption.METRICS_SESSION_CQL_REQUESTS_HIGHEST, "10 seconds"),
            Map.entry(
                    DefaultDriverOption.METRICS_SESSION_CQL_REQUESTS_SLO,
                    List.of("1 ms", "2 ms", "5 ms", "10 ms", "20 ms", "50 ms", "100 ms", "250 ms", "1 s", "5 s")),
            Map.entry(
                    DefaultDriverOption.METRICS_NODE_ENABLED,
                    List.of(
                            "pool.open-connections",
                            "pool.in-flight",
                            "errors.request.unsent",
                            "errors.request.aborted")));

    private final Map<DriverOption, Object> options;

    DriverOptions(PropertyResolver configuration) {
        Map<DriverOption, Object> merged = new HashMap<>(DEFAULTS);
        for (TypedDriverOption<?> option : TypedDriverOption.builtInValues()) {
            String key = PREFIX + option.getRawOption().getPath();
            configuration.getProperty(key, type(option)).ifPresent(value -> merged.put(option.getRawOption(), value));
        }
        // Enough to route a statement to its replicas, and no more.
        merged.putIfAbsent(
                DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES,
                List.of(CqlIdentifier.fromCql((String) value(merged, DefaultDriverOption.SESSION_KEYSPACE))
                        .asInternal()));
        this.options = Map.copyOf(merged);
    }

    CqlIdentifier keyspace() {
        return CqlIdentifier.fromCql((String) value(options, DefaultDriverOption.SESSION_KEYSPACE));
    }

    String datacenter() {
        return (String) value(options, DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER);
    }

    DriverConfigLoader messages() {
        return loader(Map.of());
    }

    /**
     * A heartbeat must not wait behind messages, nor so long for a node that hangs that the lease runs out. What is
     * unknown then is read at SERIAL, so nothing is lost by not hearing an answer.
     */
    DriverConfigLoader members() {
        return loader(Map.of(
                DefaultDriverOption.SESSION_NAME, "member",
                DefaultDriverOption.REQUEST_TIMEOUT, "1500 milliseconds",
                DefaultDriverOption.REQUEST_THROTTLER_CLASS, "PassThroughRequestThrottler"));
    }

    DriverConfigLoader schema() {
        return loader(
                Map.of(DefaultDriverOption.SESSION_NAME, "schema", DefaultDriverOption.METADATA_SCHEMA_ENABLED, false));
    }

    private DriverConfigLoader loader(Map<DriverOption, Object> special) {
        Map<DriverOption, Object> all = new HashMap<>(options);
        all.putAll(special);
        // Statements name the keyspace themselves: it may not be there yet, and Cassandra warns of those that do not.
        all.remove(DefaultDriverOption.SESSION_KEYSPACE);
        Map<String, Object> paths = new HashMap<>();
        all.forEach((option, value) -> paths.put("datastax-java-driver." + option.getPath(), value));
        return DriverConfigLoader.fromString(
                ConfigFactory.parseMap(paths).root().render(ConfigRenderOptions.concise()));
    }

    private static Argument<?> type(TypedDriverOption<?> option) {
        if (option.getExpectedType().equals(GenericType.listOf(String.class))) {
            return Argument.listOf(String.class);
        }
        return option.getExpectedType().equals(GenericType.mapOf(String.class, String.class))
                ? Argument.mapOf(String.class, String.class)
                : Argument.STRING;
    }

    private static Object value(Map<DriverOption, Object> options, DriverOption option) {
        return Objects.requireNonNull(options.get(option), option::getPath);
    }
}
