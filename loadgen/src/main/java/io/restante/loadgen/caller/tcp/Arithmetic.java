package io.restante.loadgen.caller.tcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.caller.message.Excerpt;
import io.restante.loadgen.caller.message.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Sums for a service that calculates: {@code {"id":7,"operands":[7,3],"operator":"+"}} asks, and
 * {@code {"id":7,"formula":"7 + 3","result":10,"error":null}} answers.
 */
public final class Arithmetic implements Messages {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] OPERATORS = {"+", "-", "*"};
    private static final int MOST = 1_000;

    /** The number in an answer; empty where it has none. */
    public static OptionalLong idOf(byte[] response) {
        try {
            JsonNode id = JSON.readTree(response).path("id");
            return id.isIntegralNumber() ? OptionalLong.of(id.asLong()) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public byte[] request(long id) {
        return ("{\"id\":" + id + ",\"operands\":[" + left(id) + "," + right(id) + "],\"operator\":\"" + operator(id)
                        + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Verdict check(long id, byte[] response) throws IOException {
        JsonNode answer;
        try {
            answer = JSON.readTree(response);
        } catch (JsonProcessingException e) {
            return Verdict.badResponse("no JSON: " + Excerpt.of(new String(response, StandardCharsets.UTF_8)));
        }
        if (answer.hasNonNull("error") && !answer.path("error").asText().isEmpty()) {
            return Verdict.badResponse(answer.path("error").asText());
        }
        if (!answer.path("id").isIntegralNumber() || !answer.path("result").isNumber()) {
            return Verdict.badResponse("no id or no result: " + Excerpt.of(answer.toString()));
        }
        if (answer.path("id").asLong() != id) {
            return Verdict.wrongContent("the answer to " + answer.path("id") + " came to " + id);
        }
        if (answer.path("result").asLong() != result(id)) {
            return Verdict.wrongContent(left(id) + " " + operator(id) + " " + right(id) + " is " + result(id) + ", not "
                    + answer.path("result"));
        }
        return Verdict.ok();
    }

    private static long left(long id) {
        return id % MOST;
    }

    private static long right(long id) {
        return id / 7 % MOST;
    }

    private static String operator(long id) {
        return OPERATORS[(int) (id % OPERATORS.length)];
    }

    private static long result(long id) {
        return switch (operator(id)) {
            case "+" -> left(id) + right(id);
            case "-" -> left(id) - right(id);
            default -> left(id) * right(id);
        };
    }
}
