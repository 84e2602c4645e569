package io.restante.rpcstore.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySourcePropertyResolver;
import io.restante.rpcstore.member.LeaseTimes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriverOptionsTest {
    @Test
    void defaultsShouldKeepThePromises() {
        DriverExecutionProfile profile = messages(options());

        DriverRules.check(profile);
        assertThat(profile.getString(DefaultDriverOption.REQUEST_CONSISTENCY)).isEqualTo("QUORUM");
        assertThat(profile.getString(DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY))
                .isEqualTo("SERIAL");
        assertThat(profile.getString(DefaultDriverOption.RETRY_POLICY_CLASS)).isEqualTo(ReadsElsewhere.class.getName());
        assertThat(profile.getStringList(DefaultDriverOption.CONTACT_POINTS)).containsExactly("127.0.0.1:9042");
        assertThat(profile.getStringList(DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES))
                .containsExactly("restante");
    }

    @Test
    void aSessionThatIsClosedShouldNotRestFirst() {
        DriverExecutionProfile profile = messages(options());

        assertThat(profile.getInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD))
                .isZero();
        assertThat(profile.getInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD))
                .isZero();
    }

    @Test
    void environmentVariablesShouldBeRead() {
        DriverOptions options = options(environment(Map.of(
                "CASSANDRA_DEFAULT_BASIC_CONTACT_POINTS", "one:9042,two:9043",
                "CASSANDRA_DEFAULT_BASIC_SESSION_KEYSPACE", "other",
                "CASSANDRA_DEFAULT_BASIC_LOAD_BALANCING_POLICY_LOCAL_DATACENTER", "dc9",
                "CASSANDRA_DEFAULT_ADVANCED_AUTH_PROVIDER_PASSWORD", "a \"secret\" = {x}",
                "CASSANDRA_DEFAULT_ADVANCED_RECONNECT_ON_INIT", "false")));

        DriverExecutionProfile profile = messages(options);
        assertThat(profile.getStringList(DefaultDriverOption.CONTACT_POINTS)).containsExactly("one:9042", "two:9043");
        assertThat(profile.getString(DefaultDriverOption.AUTH_PROVIDER_PASSWORD))
                .isEqualTo("a \"secret\" = {x}");
        assertThat(profile.getBoolean(DefaultDriverOption.RECONNECT_ON_INIT)).isFalse();
        assertThat(options.keyspace().asInternal()).isEqualTo("other");
        assertThat(options.datacenter()).isEqualTo("dc9");
        assertThat(profile.getStringList(DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES))
                .containsExactly("other");
    }

    @Test
    void listsAndIndexesOfAFileShouldBeRead() {
        DriverExecutionProfile list = messages(
                options(file(Map.of("cassandra.default.basic.contact-points", List.of("one:9042", "two:9043")))));
        DriverExecutionProfile indexes = messages(options(file(Map.of(
                "cassandra.default.basic.contact-points[0]", "one:9042",
                "cassandra.default.basic.contact-points[1]", "two:9043",
                "cassandra.default.basic.request.timeout", "9 seconds",
                "cassandra.default.advanced.throttler.max-queue-size", 7))));

        assertThat(list.getStringList(DefaultDriverOption.CONTACT_POINTS)).containsExactly("one:9042", "two:9043");
        assertThat(indexes.getStringList(DefaultDriverOption.CONTACT_POINTS)).containsExactly("one:9042", "two:9043");
        assertThat(indexes.getDuration(DefaultDriverOption.REQUEST_TIMEOUT)).isEqualTo(Duration.ofSeconds(9));
        assertThat(indexes.getInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_QUEUE_SIZE))
                .isEqualTo(7);
    }

    @Test
    void environmentShouldOutrankTheFile() {
        DriverOptions options = options(
                file(Map.of("cassandra.default.basic.contact-points", List.of("file:9042", "more:9042"))),
                environment(Map.of("CASSANDRA_DEFAULT_BASIC_CONTACT_POINTS", "env:9042")));

        assertThat(messages(options).getStringList(DefaultDriverOption.CONTACT_POINTS))
                .containsExactly("env:9042");
    }

    @Test
    void onlyTheSessionForMessagesShouldBeThrottled() {
        DriverOptions options = options();

        assertThat(profile(options.messages()).getString(DefaultDriverOption.REQUEST_THROTTLER_CLASS))
                .isEqualTo("ConcurrencyLimitingRequestThrottler");
        assertThat(profile(options.members()).getString(DefaultDriverOption.REQUEST_THROTTLER_CLASS))
                .isEqualTo("PassThroughRequestThrottler");
    }

    @Test
    void aNodeThatHangsShouldNotHoldUpHeartbeats() {
        DriverExecutionProfile members = profile(options().members());

        assertThat(members.getDuration(DefaultDriverOption.REQUEST_TIMEOUT)).isLessThan(LeaseTimes.DEFAULT.lease());
        assertThat(members.getDuration(DefaultDriverOption.HEARTBEAT_INTERVAL)
                        .plus(members.getDuration(DefaultDriverOption.HEARTBEAT_TIMEOUT)))
                .isLessThanOrEqualTo(LeaseTimes.DEFAULT.suspicion());
    }

    @Test
    void keyspaceThatNeedsQuotesShouldKeepThem() {
        DriverOptions options = options(file(Map.of("cassandra.default.basic.session-keyspace", "\"My Chats\"")));

        assertThat(options.keyspace().asInternal()).isEqualTo("My Chats");
        assertThat(options.keyspace().asCql(true)).isEqualTo("\"My Chats\"");
    }

    static DriverOptions options(PropertySource... sources) {
        return new DriverOptions(new PropertySourcePropertyResolver(sources));
    }

    static PropertySource file(Map<String, Object> values) {
        return PropertySource.of("file", values);
    }

    static DriverExecutionProfile messages(DriverOptions options) {
        return profile(options.messages());
    }

    private static DriverExecutionProfile profile(DriverConfigLoader loader) {
        return loader.getInitialConfig().getDefaultProfile();
    }

    private static PropertySource environment(Map<String, String> values) {
        return new MapPropertySource("environment", new HashMap<>(values)) {
            @Override
            public PropertyConvention getConvention() {
                return PropertyConvention.ENVIRONMENT_VARIABLE;
            }
        };
    }
}
