package io.restante.rpcstore.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureLogTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final Logger logger = (Logger) LoggerFactory.getLogger(FailureLogTest.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final FailureLog failures = new FailureLog(logger, nanos::get);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void firstFailureShouldBeSaidAtOnce() {
        failures.add("read a page", new IOException("broken"));

        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo(
                        "Cassandra failed to read a page: java.io.IOException: broken (0 more failures since the last"
                                + " line)");
    }

    @Test
    void failuresWithinThePauseShouldBeCounted() {
        failures.add("read a page", new IOException("one"));
        failures.add("read a page", new IOException("two"));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        failures.add("read a page", new IOException("three"));
        assertThat(lines.list).hasSize(1);

        nanos.incrementAndGet();
        failures.add("read a page", new IOException("four"));

        assertThat(lines.list.get(1).getFormattedMessage()).endsWith("four (2 more failures since the last line)");
    }
}
