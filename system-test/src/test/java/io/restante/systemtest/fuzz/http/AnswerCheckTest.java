package io.restante.systemtest.fuzz.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each answer that must not be is found, and differs in one thing from one that may be. */
class AnswerCheckTest {
    private static final String DOCUMENT =
            """
            paths:
              /count:
                get:
                  responses:
                    "200":
                      content:
                        application/json:
                          schema:
                            required: [count]
                            properties: {count: {type: integer}}
                    "404":
                      content:
                        application/problem+json: {}
                    "500":
                      content:
                        application/problem+json: {}
            components:
              schemas:
                ErrorCode:
                  enum: [gone]
            """;

    private static final String PROBLEM =
            "{\"code\":\"gone\",\"type\":\"/docs/errors#gone\",\"status\":404,\"title\":\"Gone\",\"detail\":\"It was.\"}";
    private static final String COUNT = "{\"count\":1}";

    private final OpenApi document = openApi();
    private final Operation operation = document.operations().get(0);
    private final MadeRequest request = new MadeRequest("GET", "/count");

    @Test
    void answersAsDocumentedShouldPass() {
        request.good = false;
        assertThatCode(() -> {
                    check(200, "application/json", COUNT);
                    check(404, "application/problem+json", PROBLEM);
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "500, application/problem+json, a status that must not be",
        "400, application/problem+json, a status that is not documented",
        "404, text/html, a type that is not documented",
        "404, application/json, a type that is not documented"
    })
    void otherStatusesAndTypesShouldBeFound(int status, String type, String why) {
        request.good = false;
        assertFound(status, type, PROBLEM, why);
    }

    @Test
    void aGoodRequestThatIsRefusedShouldBeFound() {
        assertFound(404, "application/problem+json", PROBLEM, "a good request was refused");
    }

    @Test
    void otherFieldsThanThoseOfTheSchemaShouldBeFound() {
        assertFound(200, "application/json", "{}", "no field");
        assertFound(200, "application/json", COUNT.replace("1", "true"), "another type than documented of count");
        assertFound(200, "application/json", "{", "no JSON");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"code\":\"gone\"', '\"code\":\"left\"', a code that is not in the list",
        "#gone, #left, another type than its code's",
        "404, 400, another status in the problem",
        "Gone, '', no title",
        "It was., '', no detail",
        "It was., a NullPointerException, the inside shows"
    })
    void aProblemThatIsWrongShouldBeFound(String right, String wrong, String why) {
        request.good = false;
        assertFound(404, "application/problem+json", PROBLEM.replace(right, wrong), why);
    }

    @Test
    void errorsOfTheFrameworkAtOtherPathsShouldBeFound() {
        request.good = false;
        request.documented = false;
        assertFound(404, "application/json", "{\"message\":\"Page Not Found\"}", "no problem");
    }

    private void assertFound(int status, String type, String body, String why) {
        assertThatThrownBy(() -> check(status, type, body))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(why);
    }

    private void check(int status, String type, String body) {
        new AnswerCheck(document.errorCodes())
                .check(operation, request, new HttpAnswer(status, Map.of("content-type", type), body));
    }

    private static OpenApi openApi() {
        try {
            return new OpenApi(DOCUMENT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
