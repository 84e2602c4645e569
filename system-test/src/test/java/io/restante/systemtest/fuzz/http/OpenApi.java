package io.restante.systemtest.fuzz.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the OpenAPI document says of the operations. */
final class OpenApi {
    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    /** @param yaml the document as the service serves it */
    OpenApi(String yaml) throws IOException {
        document = new YAMLMapper().readTree(yaml);
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.add(operation(path.getKey(), method.getKey(), method.getValue()))));
    }

    List<Operation> operations() {
        return operations;
    }

    Set<String> errorCodes() {
        Set<String> codes = new TreeSet<>();
        document.at("/components/schemas/ErrorCode/enum").forEach(code -> codes.add(code.asText()));
        return codes;
    }

    private Operation operation(String path, String method, JsonNode operation) {
        List<Operation.Parameter> parameters = new ArrayList<>();
        operation.path("parameters").forEach(reference -> {
            JsonNode parameter = resolved(reference);
            parameters.add(new Operation.Parameter(
                    parameter.path("name").asText(),
                    parameter.path("in").asText(),
                    resolved(parameter.path("schema"))));
        });
        List<Operation.Parameter> fields = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        resolved(operation.path("requestBody")).path("content").properties().forEach(content -> {
            bodies.add(content.getKey());
            if (fields.isEmpty()) {
                resolved(content.getValue().path("schema"))
                        .path("properties")
                        .properties()
                        .forEach(field -> fields.add(
                                new Operation.Parameter(field.getKey(), "body", resolved(field.getValue()))));
            }
        });
        List<Operation.Answer> answers = new ArrayList<>();
        operation.path("responses").properties().forEach(answer -> {
            JsonNode content = resolved(answer.getValue()).path("content");
            Set<String> types = new TreeSet<>();
            content.properties().forEach(type -> types.add(type.getKey()));
            JsonNode json = content.path("application/json");
            answers.add(new Operation.Answer(
                    Integer.parseInt(answer.getKey()),
                    types,
                    json.isMissingNode() ? null : resolved(json.path("schema"))));
        });
        return new Operation(path, method.toUpperCase(Locale.ROOT), parameters, fields, bodies, answers);
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode target = node;
        while (target.has("$ref")) {
            target = document.at(target.path("$ref").asText().substring(1));
        }
        return target;
    }
}
