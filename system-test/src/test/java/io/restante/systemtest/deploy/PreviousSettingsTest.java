package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has set a variable for the previous version may leave it set; {@code -Drecord.previous} records them anew. */
class PreviousSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"rpc-store", "http-api"})
    void everyVariableOfThePreviousVersionShouldStillBeRead(String service) throws IOException {
        List<String> previous = Files.readAllLines(file(service));

        assertThat(previous).hasSizeGreaterThan(15);
        assertThat(present(service)).containsAll(previous);
    }

    @Test
    void settingsInCommentsShouldBeLookedAtToo() {
        assertThat(present("http-api")).contains("RESTANTE_RATE_LIMITS_ADDRESS_RATE", "RESTANTE_STORE_PATIENCE");
        assertThat(present("rpc-store")).contains("RESTANTE_METRICS_PORT", "GRPC_SERVER_PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpc-store", "http-api"})
    @EnabledIfSystemProperty(named = "record.previous", matches = "true")
    void record(String service) throws IOException {
        Files.write(file(service), present(service));
    }

    private static List<String> present(String service) {
        return new Facts(service)
                .variables().stream()
                        .filter(PreviousSettingsTest::isOurs)
                        .sorted()
                        .toList();
    }

    /** Those of the driver are its own. */
    private static boolean isOurs(String variable) {
        return !variable.startsWith("CASSANDRA_DEFAULT_");
    }

    private static Path file(String service) {
        return Path.of("src", "test", "resources", "previous", service + ".txt");
    }
}
