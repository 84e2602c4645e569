package io.restante.systemtest.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The HTTP API as a client sees it. Thread-safe. */
public final class HttpDoor {
    /** An answer, whatever its status. */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {
        public String code() {
            return body.path("code").asText();
        }

        public long sendTime() {
            return body.path("send_time").asLong();
        }

        /** The messages of a page; a refused pull is no empty page. */
        public JsonNode messages() {
            return page().path("messages");
        }

        /** The body of a pull that was answered with a page. */
        public JsonNode page() {
            if (status != 200) {
                throw new AssertionError("expected a page, not " + status + " " + body);
            }
            return body;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;

    public HttpDoor(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** Without a path. */
    public String address() {
        return base;
    }

    public Answer send(String chat, String text, String sender, @Nullable String key) throws IOException {
        ObjectNode body =
                JSON.createObjectNode().put("chat", chat).put("text", text).put("sender", sender);
        if (key != null) {
            body.put("idempotency_key", key);
        }
        return post(body.toString());
    }

    public Answer post(String json) throws IOException {
        return call("POST", "/api/send", json);
    }

    /** A pull by a body, as published clients do. */
    public Answer pull(String chat, long cursor, int limit, boolean reverse) throws IOException {
        ObjectNode body = JSON.createObjectNode()
                .put("chat", chat)
                .put("cursor", cursor)
                .put("limit", limit)
                .put("reverse", reverse);
        return call("GET", "/api/pull", body.toString());
    }

    /** All messages of a chat, from page to page, in the order in which they come. */
    public List<JsonNode> pullAll(String chat, int limit, boolean reverse) throws IOException {
        List<JsonNode> messages = new ArrayList<>();
        long cursor = 0;
        boolean more = true;
        while (more) {
            JsonNode page = pull(chat, cursor, limit, reverse).page();
            page.path("messages").forEach(messages::add);
            more = page.path("has_more").asBoolean();
            cursor = page.path("next_cursor").asLong();
        }
        return messages;
    }

    public Answer get(String path) throws IOException {
        return call("GET", path, null);
    }

    public Answer call(String method, String path, @Nullable String json) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), parse(response.body()), response.headers());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
