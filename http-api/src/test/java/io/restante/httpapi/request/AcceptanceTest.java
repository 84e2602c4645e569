package io.restante.httpapi.request;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.restante.protos.error.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceTest {
    @Test
    void noAcceptShouldAcceptAll() {
        assertThatCode(() -> Acceptance.require(HttpRequest.GET("/"), "application/json"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/*",
                "application/json",
                "APPLICATION/JSON; charset=utf-8",
                "text/html, application/json;q=0.001",
                "*/*;q=0, application/json",
                "application/*;q=0, application/json;q=1.0",
                "text/html;q=0, */*",
                "application/json;q=nonsense"
            })
    void jsonShouldBeAccepted(String accept) {
        assertThatCode(() -> Acceptance.require(accepting(accept), "application/json"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/*",
                "application/problem+json",
                "application/json;q=0",
                "application/json; q=0.000",
                "*/*, application/json;q=0",
                "*/*, application/*;q=0.0",
                "*/*;q=0",
                "json"
            })
    void jsonShouldBeExcluded(String accept) {
        assertThatThrownBy(() -> Acceptance.require(accepting(accept), "application/json"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("application/json");
    }

    private static MutableHttpRequest<?> accepting(String accept) {
        return HttpRequest.GET("/").header("Accept", accept);
    }
}
