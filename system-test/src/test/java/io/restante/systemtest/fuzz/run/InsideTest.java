package io.restante.systemtest.fuzz.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsideTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unexpected JsonParseException",
                "an OutOfMemoryError",
                "no method in io.restante.httpapi.Send",
                "cannot cast com.datastax.oss.driver.Row",
                "broken\n\tat line 1"
            })
    void namesOfClassesAndExceptionsShouldBeFound(String answer) {
        assertThatThrownBy(() -> Inside.mustNotShow(answer)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\":\"Error in the request\",\"type\":\"/docs/errors#invalid\"}", "pong"})
    void wordsOfAnAnswerShouldPass(String answer) {
        assertThatCode(() -> Inside.mustNotShow(answer)).doesNotThrowAnyException();
    }
}
