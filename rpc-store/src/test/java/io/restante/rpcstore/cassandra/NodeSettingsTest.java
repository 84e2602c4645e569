package io.restante.rpcstore.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NodeSettingsTest {
    private final DriverExecutionProfile profile = DriverOptionsTest.messages(DriverOptionsTest.options());
    private final Logger logger = (Logger) LoggerFactory.getLogger(NodeSettings.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void periodicCommitLogShouldBeWarnedOf() {
        NodeSettings.check(profile, "10.0.0.1:9042", Map.of("commitlog_sync", "periodic"));

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage()).startsWith("10.0.0.1:9042 has commitlog_sync: periodic");
        });
    }

    @Test
    void defaultsOfCassandraShouldFitOurs() {
        NodeSettings.check(
                profile,
                "10.0.0.1:9042",
                Map.of(
                        "commitlog_sync", "group",
                        "read_request_timeout", "5000ms",
                        "write_request_timeout", "2000ms"));

        assertThat(lines.list).isEmpty();
    }

    @Test
    void nodeThatWaitsLongerThanTheDriverShouldBeRefused() {
        assertThatThrownBy(
                        () -> NodeSettings.check(profile, "10.0.0.1:9042", Map.of("read_request_timeout", "10000ms")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("read_request_timeout, which is 10000 ms, not 6000 ms");
    }
}
