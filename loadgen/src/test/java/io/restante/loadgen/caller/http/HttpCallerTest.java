package io.restante.loadgen.caller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.loadgen.caller.Running;
import io.restante.loadgen.caller.message.Talk;
import io.restante.loadgen.caller.message.Template;
import io.restante.loadgen.caller.socket.Address;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpCallerTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final WebServer server = new WebServer();

    @AfterEach
    void tearDown() {
        server.close();
    }

    private List<Result> restante(double pulls) throws SSLException {
        HttpTarget target = HttpTarget.parse(server.url());
        try (HttpCaller caller =
                new HttpCaller(target, new RestanteRequests("", new Talk("load-", 3, 64, 5, pulls)), 10)) {
            return Running.results(caller, LONG);
        }
    }

    private List<Result> template(String method, String path, String body, String expected) throws SSLException {
        HttpTarget target = HttpTarget.parse(server.url() + path);
        TemplateRequests requests = new TemplateRequests(
                method,
                new Template(target.path()),
                Map.of("X-Colour", "blue"),
                new Template(body),
                Pattern.compile(expected));
        try (HttpCaller caller = new HttpCaller(target, requests, 10)) {
            return Running.results(caller, LONG);
        }
    }

    @Test
    void sendsShouldBeStored() throws SSLException {
        List<Result> results = restante(0);

        assertThat(results).allMatch(result -> result.code() == Code.SUCCESS);
        assertThat(server.stored()).isEqualTo(results.size());
        assertThat(results.get(0).request().text())
                .startsWith("POST /api/send HTTP/1.1\r\n")
                .contains("\"text\":\"" + results.get(0).id() + "....");
    }

    @Test
    void pullsShouldBeHeldAgainstTheContract() throws SSLException {
        assertThat(restante(1)).allMatch(result -> result.code() == Code.SUCCESS);
        restante(0);
        assertThat(restante(1)).allMatch(result -> result.code() == Code.SUCCESS);
    }

    @Test
    void mixedCallsShouldBeSendsAndPulls() throws SSLException {
        List<Result> results = restante(0.5);

        assertThat(results).allMatch(result -> result.code() == Code.SUCCESS);
        assertThat(server.stored()).isBetween(1, results.size() - 1);
    }

    @Test
    void answersThatBreakTheContractShouldBeErrorsOfTheContent() throws SSLException {
        server.lie();

        assertThat(restante(0)).allSatisfy(result -> {
            assertThat(result.code()).isEqualTo(Code.CONTENT_ERROR);
            assertThat(result.message()).isEqualTo("send_time -1");
        });
    }

    @Test
    void aStatusOfFailureShouldBeAnErrorOfTheResponse() throws SSLException {
        server.status(503);

        assertThat(restante(0.5)).allSatisfy(result -> {
            assertThat(result.code()).isEqualTo(Code.RESPONSE_ERROR);
            assertThat(result.message()).isEqualTo("503 Service Unavailable {\"code\":\"UNAVAILABLE\"}");
        });
    }

    @Test
    void theMessageOfARefusalShouldTellWhenToTryAgain() throws SSLException {
        server.status(503);
        server.retryAfter("2");

        assertThat(restante(0.5)).allSatisfy(result -> assertThat(result.message())
                .isEqualTo("503 Service Unavailable {\"code\":\"UNAVAILABLE\"} (Retry-After: 2)"));
    }

    @Test
    void anyUrlShouldBeCalledWithATemplate() throws SSLException {
        assertThat(template("PUT", "/echo/{id%10}?n={id}", "body {id}", "^PUT /echo/\\d\\?n=(\\d+) blue body \\1$"))
                .allSatisfy(result -> assertThat(result.message()).isEmpty());
        assertThat(template("GET", "/echo", "", "^GET /echo blue $")).allMatch(result -> result.code() == Code.SUCCESS);
        assertThat(template("GET", "/echo", "", "red")).allMatch(result -> result.code() == Code.CONTENT_ERROR);
        assertThat(template("GET", "/nowhere", "", ""))
                .allMatch(result ->
                        result.code() == Code.RESPONSE_ERROR && result.message().startsWith("404"));
    }

    @Test
    void aHeadShouldHaveNoBody() throws SSLException {
        assertThat(template("HEAD", "/echo", "", "^$")).allMatch(result -> result.code() == Code.SUCCESS);
    }

    @Test
    void targetsShouldBeReadFromUrls() {
        assertThat(HttpTarget.parse("https://example.org"))
                .isEqualTo(new HttpTarget(true, new Address("example.org", 443), "example.org", "/"));
        assertThat(HttpTarget.parse("http://[::1]:8080/a?b={id}"))
                .isEqualTo(new HttpTarget(false, new Address("::1", 8080), "[::1]:8080", "/a?b={id}"));
        assertThatThrownBy(() -> HttpTarget.parse("ftp://example.org"))
                .hasMessage("A URL begins with http:// or https:// and a host, unlike \"ftp://example.org\".");
        assertThatThrownBy(() -> HttpTarget.parse("localhost:8080")).isInstanceOf(IllegalArgumentException.class);
    }
}
