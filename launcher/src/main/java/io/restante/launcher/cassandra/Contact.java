package io.restante.launcher.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.DriverOption;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.config.TypedDriverOption;
import io.restante.launcher.health.Endpoint;
import io.restante.launcher.plan.Options;
import io.restante.launcher.problem.Problem;
import io.restante.localcassandra.ClusterSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a cluster is, and how its driver is set: by the same variables of the environment as {@code rpc-store}'s, those of lists and maps
 * apart.
 *
 * @param nodes where to begin
 * @param settings options of the driver, by their path
 */
public record Contact(List<Endpoint> nodes, Map<String, String> settings) {
    private static final String PREFIX = "CASSANDRA_DEFAULT_";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Map<String, String> USUAL = Map.of(
            DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER.getPath(),
            ClusterSpec.DATACENTER,
            DefaultDriverOption.SESSION_KEYSPACE.getPath(),
            "restante");

    public static Contact of(List<Endpoint> nodes, Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(USUAL);
        for (TypedDriverOption<?> option : TypedDriverOption.builtInValues()) {
            String path = option.getRawOption().getPath();
            String value =
                    environment.get(PREFIX + path.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
            if (value != null && isSingle(option)) {
                settings.put(path, value);
            }
        }
        return new Contact(nodes, Map.copyOf(settings));
    }

    /**
     * The cluster that {@code --cassandra} names.
     *
     * @throws Problem when it names none
     */
    public static Contact of(String option, Map<String, String> environment) {
        try {
            return of(Arrays.stream(option.split(",", -1)).map(Endpoint::parse).toList(), environment);
        } catch (IllegalArgumentException e) {
            throw new Problem("--cassandra must be HOST:PORT, several with commas between them, not " + option + ".");
        }
    }

    /** The cluster that an installation uses. */
    public static Contact of(Options options, Map<String, String> environment) {
        return of(options.contactPoints(), environment);
    }

    /** As CQL has it. */
    public String keyspace() {
        return CqlIdentifier.fromCql(setting(DefaultDriverOption.SESSION_KEYSPACE))
                .asCql(true);
    }

    String datacenter() {
        return setting(DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER);
    }

    DriverConfigLoader driver() {
        ProgrammaticDriverConfigLoaderBuilder driver = DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, PATIENCE)
                .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
                // A command does not rest before it ends.
                .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
                .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0);
        for (TypedDriverOption<?> option : TypedDriverOption.builtInValues()) {
            DriverOption raw = option.getRawOption();
            String value = settings.get(raw.getPath());
            // Statements name the keyspace themselves, so that its absence can be said in words.
            if (value != null && raw != DefaultDriverOption.SESSION_KEYSPACE) {
                driver.withString(raw, value);
            }
        }
        return driver.build();
    }

    private String setting(DriverOption option) {
        return settings.getOrDefault(option.getPath(), "");
    }

    private static boolean isSingle(TypedDriverOption<?> option) {
        Class<?> type = option.getExpectedType().getRawType();
        return !List.class.isAssignableFrom(type) && !Map.class.isAssignableFrom(type);
    }

    @Override
    public String toString() {
        return nodes.stream().map(Endpoint::toString).collect(Collectors.joining(","));
    }
}
