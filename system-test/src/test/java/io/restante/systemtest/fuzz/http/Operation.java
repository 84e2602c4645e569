package io.restante.systemtest.fuzz.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the document.
 *
 * @param path with its parameters in braces
 * @param parameters of path, query and header
 * @param fields of the body
 * @param bodies the media types that a body may have
 */
record Operation(
        String path,
        String method,
        List<Parameter> parameters,
        List<Parameter> fields,
        List<String> bodies,
        List<Answer> answers) {
    /** @param in path, query, header or body */
    record Parameter(String name, String in, JsonNode schema) {}

    /**
     * One answer of those that are documented.
     *
     * @param types the media types of its body
     * @param json the schema of the body, where that is JSON
     */
    record Answer(int status, Set<String> types, @Nullable JsonNode json) {}

    /** The answers of this status. */
    List<Answer> documented(int status) {
        return answers.stream().filter(answer -> answer.status() == status).toList();
    }

    List<Parameter> of(String in) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(in))
                .toList();
    }
}
