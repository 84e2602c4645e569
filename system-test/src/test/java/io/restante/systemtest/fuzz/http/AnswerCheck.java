package io.restante.systemtest.fuzz.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restante.systemtest.fuzz.run.Inside;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an answer may be. */
final class AnswerCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Set<String>> TYPES = Map.of(
            "string", Set.of("STRING"),
            "integer", Set.of("NUMBER"),
            "boolean", Set.of("BOOLEAN"),
            "array", Set.of("ARRAY"),
            "object", Set.of("OBJECT"));

    private final Set<String> codes;

    /** @param codes the closed list of errors */
    AnswerCheck(Set<String> codes) {
        this.codes = codes;
    }

    /** @throws AssertionError where it is one that must not be */
    void check(Operation operation, MadeRequest request, HttpAnswer answer) {
        int status = answer.status();
        require(!HttpAnswer.isDefect(status), "a status that must not be", answer);
        require(!request.good || status == 200 || status >= 500, "a good request was refused", answer);
        boolean hasBody = !request.method.equals("HEAD") && status != 204;
        if (request.documented) {
            List<Operation.Answer> documented = operation.documented(status);
            require(!documented.isEmpty(), "a status that is not documented for " + operation.path(), answer);
            documented.forEach(one -> {
                require(one.types().contains(answer.type()), "a type that is not documented", answer);
                checkJson(one, answer);
            });
        }
        // JSON is an error only where it is documented, as that of the readiness is.
        boolean documentedJson = request.documented && answer.type().equals("application/json");
        if (hasBody && status >= 400 && !documentedJson) {
            checkProblem(answer);
        }
    }

    private void checkProblem(HttpAnswer answer) {
        require(answer.type().equals("application/problem+json"), "no problem", answer);
        JsonNode problem = parse(answer);
        String code = problem.path("code").asText();
        require(codes.contains(code), "a code that is not in the list", answer);
        require(problem.path("type").asText().equals("/docs/errors#" + code), "another type than its code's", answer);
        require(problem.path("status").asInt() == answer.status(), "another status in the problem", answer);
        require(!problem.path("title").asText().isEmpty(), "no title", answer);
        require(!problem.path("detail").asText().isEmpty(), "no detail", answer);
        Inside.mustNotShow(answer.body());
    }

    private static void checkJson(Operation.Answer documented, HttpAnswer answer) {
        JsonNode schema = documented.json();
        if (schema != null) {
            JsonNode body = parse(answer);
            schema.path("required").forEach(name -> require(body.has(name.asText()), "no field " + name, answer));
            schema.path("properties").properties().forEach(field -> {
                Set<String> types = TYPES.get(field.getValue().path("type").asText());
                JsonNode value = body.path(field.getKey());
                require(
                        types == null || types.contains(value.getNodeType().name()),
                        "another type than documented of " + field.getKey(),
                        answer);
            });
        }
    }

    private static JsonNode parse(HttpAnswer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + answer, e);
        }
    }

    private static void require(boolean holds, String otherwise, HttpAnswer answer) {
        if (!holds) {
            throw new AssertionError(otherwise + ": " + answer);
        }
    }
}
