package io.restante.systemtest.sight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restante.systemtest.running.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A real one, where this machine has it. */
final class Prometheus implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = FreePort.find();
    private final Process process;

    /** @param jobs the port of each, on this machine */
    Prometheus(Path program, Path folder, Map<String, Integer> jobs) throws IOException {
        String config = "global:\n  scrape_interval: 1s\nscrape_configs:\n"
                + jobs.entrySet().stream()
                        .map(job -> "  - job_name: " + job.getKey()
                                + "\n    static_configs:\n      - targets: ['127.0.0.1:" + job.getValue() + "']\n")
                        .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("prometheus.yml"), config);
        process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        Awaitility.await("prometheus")
                .atMost(30, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> get("/-/ready").contains("Ready"));
    }

    /** The answer of {@code /api/v1/query}. */
    JsonNode query(String expr) throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(get("/api/v1/query?query=" + URLEncoder.encode(expr, StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
