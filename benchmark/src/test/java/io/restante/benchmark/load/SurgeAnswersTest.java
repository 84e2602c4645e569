package io.restante.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.caller.Payload;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SurgeAnswersTest {
    private static final String ADVISED = "503 Service Unavailable {} (Retry-After: 1)";

    private final SurgeAnswers answers = new SurgeAnswers(Duration.ofSeconds(10));

    @Test
    void whatBecameOfTheOverloadShouldBeCounted() throws InterruptedException {
        answer(1, Code.SUCCESS, "");
        answer(2, Code.SUCCESS, "");
        answer(3, Code.RESPONSE_ERROR, ADVISED);
        answer(4, Code.RESPONSE_ERROR, "429 Too Many Requests {}");
        answer(5, Code.RESPONSE_ERROR, "500 Internal Server Error {}");
        answer(6, Code.TIMEOUT, "no answer in 5000 ms");
        // In the calm.
        answer(11, Code.SUCCESS, "");
        answers.onComplete();
        answers.await();

        assertThat(answers.answered()).isEqualTo(2);
        assertThat(answers.shed()).isEqualTo(2);
        assertThat(answers.shedWithoutAdvice()).isEqualTo(1);
        assertThat(answers.otherwise()).isEqualTo(2);
        assertThat(answers.recovery()).isZero();
    }

    @Test
    void theLastCallOfTheCalmThatWasNotAnsweredWellShouldEndTheRecovery() {
        answer(10.5, Code.RESPONSE_ERROR, ADVISED);
        answers.onNext(
                new Result(1, Payload.EMPTY, Payload.EMPTY, Code.SUCCESS, "", nanos(11.5), nanos(11.5), nanos(1.2)));
        answer(11.2, Code.TIMEOUT, "no answer in 5000 ms");
        answer(12, Code.SUCCESS, "");

        assertThat(answers.recovery()).isEqualTo(Duration.ofMillis(1_500));
    }

    private void answer(double second, Code code, String message) {
        answers.onNext(
                new Result(1, Payload.EMPTY, Payload.EMPTY, code, message, nanos(second), nanos(second), nanos(0.01)));
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
