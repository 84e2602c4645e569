package io.restante.systemtest.deploy;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.restante.service.trace.OtlpTraces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings that OpenTelemetry reads, as they stand in its classes. */
final class OtelSettings {
    private static final Pattern SETTING = Pattern.compile("otel(?:\\.[a-z_]+)+");

    private OtelSettings() {}

    /** By the names of properties, {@code otel.exporter.otlp.endpoint}. */
    static Stream<String> all() {
        Set<String> found = new TreeSet<>(OtlpTraces.SWITCHES);
        for (Class<?> type : List.of(AutoConfiguredOpenTelemetrySdk.class, OtlpHttpSpanExporter.class)) {
            read(type, found);
        }
        return found.stream();
    }

    private static void read(Class<?> type, Set<String> found) {
        try (JarFile jar = new JarFile(
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(".class")) {
                    try (InputStream bytes = jar.getInputStream(entry)) {
                        SETTING.matcher(new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1))
                                .results()
                                .forEach(setting -> found.add(setting.group()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
