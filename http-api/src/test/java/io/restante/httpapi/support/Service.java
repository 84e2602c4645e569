package io.restante.httpapi.support;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.restante.httpapi.HttpApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The whole service on a free port, in front of a store. */
public final class Service implements AutoCloseable {
    public static final String JSON = "application/json";
    public static final String FORM = "application/x-www-form-urlencoded";
    public static final String PROBLEM = "application/problem+json";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final EmbeddedServer server;
    private final int port;

    private Service(EmbeddedServer server) {
        this.server = server;
        this.port = server.getPort();
    }

    /** @param settings names and values in turn, besides the usual ones */
    public static Service inFrontOf(String target, String... settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.port", "-1");
        properties.put("restante.store.target", target);
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i], settings[i + 1]);
        }
        return new Service(ApplicationContext.run(EmbeddedServer.class, properties));
    }

    public int port() {
        return port;
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    public boolean has(Class<?> type) {
        return server.getApplicationContext().containsBean(type);
    }

    public HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + pathAndQuery));
    }

    public HttpResponse<String> get(String pathAndQuery) {
        return exchange(request(pathAndQuery).GET());
    }

    public HttpResponse<String> get(String pathAndQuery, String type, String body) {
        return exchange(request(pathAndQuery)
                .method("GET", HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", type));
    }

    public HttpResponse<String> post(String pathAndQuery, String type, String body) {
        return post(pathAndQuery, type, body.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> post(String pathAndQuery, String type, byte[] body) {
        return exchange(request(pathAndQuery)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", type));
    }

    public HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("The service did not answer.", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was stopped.", stopped);
        }
    }

    /** What the service must answer, byte by byte, but for the newline at the end of the file. */
    public static String golden(String name) {
        try (InputStream file = Service.class.getResourceAsStream("/golden/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("There is no golden/" + name + ".json.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As a process that is told to stop does. */
    public void stop() {
        HttpApi.stop(server.getApplicationContext());
    }

    /** Whether a new connection is taken. */
    public boolean isListening() {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
