package io.restante.httpapi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.Service;
import io.restante.protos.error.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the document says, compared with what the service does. */
class OpenApiControllerTest {
    private static final FakeStore STORE = new FakeStore();
    private static final Service SERVICE = Service.inFrontOf(STORE.target());
    private static final Map<String, Object> DOCUMENT =
            new Yaml().load(SERVICE.get("/openapi.yaml").body());
    private static final Set<String> SHARED_RESPONSES =
            Set.of("Sent", "Page", "Pong", "Up", "Down", "OpenApi", "DocsPage", "DocsFile");

    @AfterAll
    static void stop() {
        SERVICE.close();
        STORE.close();
    }

    @Test
    void documentShouldHaveTheRoutesThatRunAndNoOther() {
        Set<String> running = SERVICE.bean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .flatMap(OpenApiControllerTest::paths)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(operations().keySet()).containsExactlyElementsOf(running);
    }

    @Test
    void everyRouteShouldAnswerAsTheDocumentSays() {
        operations().forEach((operation, description) -> {
            String[] parts = operation.split(" ", 2);
            HttpResponse<String> answer =
                    SERVICE.exchange(SERVICE.request(parts[1].replace("{file}", "docs.js") + "?chat=a&text=b&sender=c")
                            .method(parts[0], BodyPublishers.noBody()));

            assertThat(answer.statusCode()).as(operation).isEqualTo(200);
            Map<String, Object> ok = resolve(at(description, "responses", "200"));
            assertThat(at(ok, "content").keySet())
                    .as(operation)
                    .contains(answer.headers()
                            .firstValue("Content-Type")
                            .orElseThrow()
                            .split(";", 2)[0]);
        });
    }

    @Test
    void bothCallsShouldBeDescribedByJsonFormAndQuery() {
        Map.of(
                        "POST /api/send", List.of("chat", "text", "sender", "idempotency_key"),
                        "GET /api/pull", List.of("chat", "cursor", "limit", "reverse"))
                .forEach((operation, fields) -> {
                    Map<String, Object> description = operation(operation);
                    List<Map<String, Object>> parameters = list(description, "parameters");
                    assertThat(parameters.stream()
                                    .filter(parameter -> "query".equals(parameter.get("in")))
                                    .map(parameter -> parameter.get("name")))
                            .containsExactlyElementsOf(List.copyOf(fields));
                    for (String type : new String[] {Service.JSON, Service.FORM}) {
                        Map<String, Object> schema = resolve(at(description, "requestBody", "content", type, "schema"));
                        assertThat(at(schema, "properties").keySet()).containsExactlyElementsOf(fields);
                    }
                });
    }

    @Test
    void codesShouldBeTheClosedList() {
        List<String> codes = Arrays.stream(ErrorCode.values()).map(Enum::name).toList();

        assertThat(list(at(DOCUMENT, "components", "schemas", "ErrorCode"), "enum"))
                .isEqualTo(codes);
    }

    @Test
    void everyCodeShouldHaveItsExampleUnderItsStatus() {
        Set<String> seen = new TreeSet<>();
        Map<String, Object> responses = at(operation("POST /api/send"), "responses");
        responses.forEach((status, reference) -> {
            Map<String, Object> content = at(resolve(cast(reference)), "content");
            if (content.containsKey(Service.PROBLEM)) {
                Map<String, Object> examples = at(content, Service.PROBLEM, "examples");
                examples.forEach((name, example) -> {
                    ErrorCode code = ErrorCode.valueOf(name);
                    assertThat(at(cast(example), "value"))
                            .containsEntry("code", name)
                            .containsEntry("status", code.httpStatus())
                            .containsEntry("title", code.title())
                            .containsEntry("type", "/docs/errors#" + name);
                    assertThat(status).isEqualTo(Integer.toString(code.httpStatus()));
                    seen.add(name);
                });
            }
        });

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ErrorCode.values()).map(Enum::name).toList());
    }

    @Test
    void everySharedResponseShouldBeUsed() {
        Set<String> used = operations().values().stream()
                .flatMap(description -> at(description, "responses").values().stream())
                .map(response -> String.valueOf(cast(response).get("$ref")).replaceAll(".*/", ""))
                .collect(Collectors.toSet());

        assertThat(at(DOCUMENT, "components", "responses").keySet()).isEqualTo(used);
        assertThat(used).containsAll(SHARED_RESPONSES);
    }

    // The annotation processor would describe the Java type of an answer beside the shared response.
    @Test
    void documentShouldDescribeNoJavaTypes() {
        Set<String> used = new TreeSet<>();
        collectSchemas(at(DOCUMENT, "paths"), used);

        assertThat(at(DOCUMENT, "components", "schemas").keySet()).isEqualTo(used);
        operations().forEach((operation, description) -> at(description, "responses")
                .values()
                .forEach(response -> assertThat(cast(cast(response).getOrDefault("content", Map.of()))
                                .values())
                        .as(operation)
                        .allMatch(Map.of()::equals)));
    }

    /** The names of the schemas that {@code place} refers to, however deep; what stands beside a $ref counts for nothing. */
    private static void collectSchemas(Object place, Set<String> names) {
        if (place instanceof Collection<?> several) {
            several.forEach(one -> collectSchemas(one, names));
        } else if (place instanceof Map<?, ?> map && !(map.get("$ref") instanceof String)) {
            map.values().forEach(one -> collectSchemas(one, names));
        } else if (place instanceof Map<?, ?> map) {
            String reference = String.valueOf(map.get("$ref"));
            if (!reference.startsWith("#/components/schemas/") || names.add(reference.replaceAll(".*/", ""))) {
                collectSchemas(resolve(cast(map)), names);
            }
        }
    }

    private static Stream<String> paths(UriRouteInfo<?, ?> route) {
        String operation = route.getHttpMethodName() + " " + route.getUriMatchTemplate();
        // The framework's own route for a part of the health.
        return operation.endsWith("{selector}")
                ? Stream.of("liveness", "readiness").map(part -> operation.replace("{selector}", part))
                : Stream.of(operation);
    }

    private static Map<String, Object> operation(String name) {
        return Objects.requireNonNull(operations().get(name), name);
    }

    private static Map<String, Map<String, Object>> operations() {
        Map<String, Map<String, Object>> operations = new TreeMap<>();
        at(DOCUMENT, "paths").forEach((path, methods) -> cast(methods)
                .forEach((method, description) ->
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, cast(description))));
        return operations;
    }

    private static Map<String, Object> resolve(Map<String, Object> description) {
        Object reference = description.get("$ref");
        return reference == null
                ? description
                : at(DOCUMENT, reference.toString().substring(2).split("/", -1));
    }

    private static Map<String, Object> at(Map<String, Object> description, String... path) {
        Map<String, Object> place = description;
        for (String name : path) {
            Object next = place.get(name);
            assertThat(next).as(name).isInstanceOf(Map.class);
            place = cast(next);
        }
        return place;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object map) {
        return (Map<String, Object>) map;
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Map<String, Object> description, String name) {
        return List.copyOf((Collection<T>) description.get(name));
    }
}
