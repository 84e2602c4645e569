package io.restante.systemtest.sight;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line of a service's log is, by the configuration that its jar has. */
class LogFormatTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @ValueSource(strings = {"http-api", "rpc-store"})
    void aLineOfJsonShouldHaveTheTraceThatItBelongsTo(String service) throws Exception {
        String line = line(service, "json", Map.of("trace_id", TRACE));

        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(line).hasLineCount(1);
        assertThat(json.at("/mdc/trace_id").asText()).isEqualTo(TRACE);
        assertThat(json.path("formattedMessage").asText()).isEqualTo("Shard 7 is \"lost\"\nand more");
        assertThat(json.path("level").asText()).isEqualTo("ERROR");
        assertThat(json.path("throwable").path("className").asText()).isEqualTo("java.lang.IllegalStateException");
    }

    @ParameterizedTest
    @CsvSource({"http-api, text", "rpc-store, text", "http-api, nonsense"})
    void aLineOfTextShouldHaveItBeforeItsMessage(String service, String format) throws Exception {
        assertThat(line(service, format, Map.of("trace_id", TRACE))).contains(" - " + TRACE + " Shard 7 is");
        assertThat(line(service, format, Map.of())).contains(" - Shard 7 is");
    }

    private static String line(String service, String format, Map<String, String> mdc) throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("RESTANTE_LOG_FORMAT", format);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(
                Path.of("..", service, "src/main/resources/logback.xml").toFile());
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        List<Appender<ILoggingEvent>> appenders = StreamSupport.stream(
                        ((Iterable<Appender<ILoggingEvent>>) root::iteratorForAppenders).spliterator(), false)
                .toList();
        assertThat(appenders).hasSize(1);
        LoggingEvent event = new LoggingEvent(
                LogFormatTest.class.getName(),
                context.getLogger("io.restante.Some"),
                Level.ERROR,
                "Shard {} is \"lost\"\nand more",
                new IllegalStateException("gone"),
                new Object[] {7});
        event.setMDCPropertyMap(mdc);
        byte[] bytes = ((OutputStreamAppender<ILoggingEvent>) appenders.get(0))
                .getEncoder()
                .encode(event);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
