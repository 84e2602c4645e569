package io.restante.launcher.plan;

import io.restante.launcher.health.Endpoint;
import io.restante.launcher.process.SmallFile;
import io.restante.localcassandra.Durability;
import io.restante.localcassandra.NodePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps what {@code up} was asked for beside the data. */
public final class OptionsFile {
    private final Path file;

    public OptionsFile(DataFolder data) {
        this.file = data.run().resolve("options");
    }

    /** Empty when nothing was ever started with these data. */
    public Optional<Options> read() throws IOException {
        return SmallFile.read(file).map(OptionsFile::options);
    }

    public void write(Options options) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("nodes", Integer.toString(options.nodes()));
        values.put("stores", Integer.toString(options.stores()));
        values.put("apis", Integer.toString(options.apis()));
        values.put("http-port", Integer.toString(options.httpPort()));
        values.put("grpc-port", Integer.toString(options.grpcPort()));
        values.put("metrics-port", Integer.toString(options.metricsPort()));
        values.put("cassandra", options.cassandra().map(Endpoint::toString).orElse(""));
        values.put("cql-port", Integer.toString(options.cassandraPorts().cql()));
        values.put("storage-port", Integer.toString(options.cassandraPorts().storage()));
        values.put("jmx-port", Integer.toString(options.cassandraPorts().firstJmx()));
        values.put("durability", options.durability().word());
        SmallFile.write(file, values);
    }

    private static Options options(Map<String, String> values) {
        return new Options(
                number(values, "nodes"),
                Integer.parseInt(values.getOrDefault("stores", "1")),
                number(values, "apis"),
                number(values, "http-port"),
                number(values, "grpc-port"),
                Integer.parseInt(values.getOrDefault("metrics-port", Integer.toString(Options.USUAL.metricsPort()))),
                Optional.of(values.getOrDefault("cassandra", ""))
                        .filter(text -> !text.isEmpty())
                        .map(Endpoint::parse),
                new NodePorts(number(values, "cql-port"), number(values, "storage-port"), number(values, "jmx-port")),
                durability(values.getOrDefault(
                        "durability", Options.USUAL.durability().word())));
    }

    private static Durability durability(String word) {
        return Durability.of(word).orElseThrow(() -> new IllegalArgumentException("no durability: " + word));
    }

    private static int number(Map<String, String> values, String key) {
        return Integer.parseInt(values.getOrDefault(key, ""));
    }
}
