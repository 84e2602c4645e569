package io.restante.loadgen.caller.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.caller.message.Excerpt;
import io.restante.loadgen.caller.message.Page;
import io.restante.loadgen.caller.message.Talk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Restante's send and pull, in the shares of a talk; answers are held against the contract. */
public final class RestanteRequests implements HttpRequests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> JSON_BODY = Map.of("Content-Type", "application/json");

    private final String base;
    private final Talk talk;

    /** Requests to what listens under this path, which does not end with a slash. */
    public RestanteRequests(String base, Talk talk) {
        this.base = base;
        this.talk = talk;
    }

    @Override
    public HttpContent request(long id) throws IOException {
        if (talk.isPull(id)) {
            String query = "?chat=" + talk.chat(id) + "&limit=" + talk.limit() + "&reverse=true";
            return new HttpContent("GET", base + "/api/pull" + query, Map.of(), new byte[0]);
        }
        Map<String, String> message = Map.of("chat", talk.chat(id), "sender", talk.sender(id), "text", talk.text(id));
        return new HttpContent("POST", base + "/api/send", JSON_BODY, JSON.writeValueAsBytes(message));
    }

    @Override
    public Verdict check(long id, byte[] body) throws IOException {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return Verdict.badResponse("no JSON: " + Excerpt.of(new String(body, StandardCharsets.UTF_8)));
        }
        return talk.isPull(id) ? checkPage(talk.chat(id), answer) : checkSendTime(answer.path("send_time"));
    }

    private static Verdict checkSendTime(JsonNode sendTime) {
        if (!sendTime.isIntegralNumber()) {
            return Verdict.badResponse("no send_time");
        }
        return sendTime.asLong() > 0 ? Verdict.ok() : Verdict.wrongContent("send_time " + sendTime);
    }

    private Verdict checkPage(String chat, JsonNode answer) {
        JsonNode messages = answer.path("messages");
        if (!messages.isArray()
                || !answer.path("has_more").isBoolean()
                || !answer.path("next_cursor").isIntegralNumber()) {
            return Verdict.badResponse("no page: " + Excerpt.of(answer.toString()));
        }
        List<String> chats = new ArrayList<>();
        List<Long> sendTimes = new ArrayList<>();
        messages.forEach(message -> {
            chats.add(message.path("chat").asText());
            sendTimes.add(message.path("send_time").asLong());
        });
        return new Page(
                        chats,
                        sendTimes,
                        answer.path("has_more").asBoolean(),
                        answer.path("next_cursor").asLong())
                .check(chat, talk.limit());
    }
}
