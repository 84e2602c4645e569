package io.restante.launcher.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import io.restante.launcher.health.Endpoint;
import io.restante.launcher.plan.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactTest {
    private static final List<Endpoint> NODE = List.of(new Endpoint("127.0.0.1", 9042));

    @Test
    void withoutOptionsItShouldBeTheNodesThatUpStarts() {
        assertThat(Contact.of(Options.USUAL, Map.of())).hasToString("127.0.0.1:9042");
    }

    @Test
    void theDriverShouldBeSetByTheVariablesOfTheStores() {
        Contact contact = Contact.of(
                NODE,
                Map.of(
                        "CASSANDRA_DEFAULT_BASIC_LOAD_BALANCING_POLICY_LOCAL_DATACENTER", "east",
                        "CASSANDRA_DEFAULT_ADVANCED_AUTH_PROVIDER_CLASS", "PlainTextAuthProvider",
                        "CASSANDRA_DEFAULT_ADVANCED_AUTH_PROVIDER_USERNAME", "ann",
                        "CASSANDRA_DEFAULT_ADVANCED_AUTH_PROVIDER_PASSWORD", "secret",
                        "CASSANDRA_DEFAULT_ADVANCED_SSL_ENGINE_FACTORY_CLASS", "DefaultSslEngineFactory",
                        "CASSANDRA_DEFAULT_ADVANCED_SSL_ENGINE_FACTORY_TRUSTSTORE_PATH", "/trusted.p12",
                        "CASSANDRA_DEFAULT_BASIC_REQUEST_TIMEOUT", "7 seconds"));
        DriverExecutionProfile driver = contact.driver().getInitialConfig().getDefaultProfile();

        assertThat(driver.getString(DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER))
                .isEqualTo("east");
        assertThat(driver.getString(DefaultDriverOption.AUTH_PROVIDER_USER_NAME))
                .isEqualTo("ann");
        assertThat(driver.getString(DefaultDriverOption.AUTH_PROVIDER_PASSWORD)).isEqualTo("secret");
        assertThat(driver.getString(DefaultDriverOption.SSL_ENGINE_FACTORY_CLASS))
                .isEqualTo("DefaultSslEngineFactory");
        assertThat(driver.getString(DefaultDriverOption.SSL_TRUSTSTORE_PATH)).isEqualTo("/trusted.p12");
        assertThat(driver.getDuration(DefaultDriverOption.REQUEST_TIMEOUT)).hasSeconds(7);
        assertThat(contact.toString()).doesNotContain("secret");
    }

    @Test
    void theKeyspaceShouldBeTheStores() {
        assertThat(Contact.of(NODE, Map.of()).keyspace()).isEqualTo("restante");
        assertThat(Contact.of(NODE, Map.of("CASSANDRA_DEFAULT_BASIC_SESSION_KEYSPACE", "other"))
                        .keyspace())
                .isEqualTo("other");
    }
}
