package io.restante.benchmark.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Single calls of the API, for what is prepared and looked up beside the measurements. */
public final class Door implements Pages {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    /** @param url of the API, without a slash at the end */
    public Door(String url) {
        this.url = url;
    }

    public void send(String chat, String sender, String text) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("chat", chat, "sender", sender, "text", text));
        call(HttpRequest.newBuilder(URI.create(url + "/api/send"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    @Override
    public JsonNode pull(String chat, long cursor, int limit) throws IOException, InterruptedException {
        String query =
                "?chat=" + URLEncoder.encode(chat, StandardCharsets.UTF_8) + "&cursor=" + cursor + "&limit=" + limit;
        return call(HttpRequest.newBuilder(URI.create(url + "/api/pull" + query)));
    }

    private JsonNode call(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new IOException(answer.uri() + " was answered " + answer.statusCode() + ", not " + OK + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(answer.body());
    }
}
