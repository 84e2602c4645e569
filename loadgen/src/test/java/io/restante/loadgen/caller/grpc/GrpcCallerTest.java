package io.restante.loadgen.caller.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.restante.loadgen.caller.Running;
import io.restante.loadgen.caller.message.Talk;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GrpcCallerTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final MessageServer server = new MessageServer();

    @AfterEach
    void tearDown() {
        server.close();
    }

    private List<Result> run(double pulls, Duration timeout) {
        try (GrpcCaller caller = new GrpcCaller(server.address(), new Talk("load-", 3, 64, 5, pulls), 2)) {
            return Running.results(caller, timeout);
        }
    }

    @Test
    void sendsAndPullsShouldBeSuccesses() {
        List<Result> results = run(0.5, LONG);

        assertThat(results).allMatch(result -> result.code() == Code.SUCCESS);
        assertThat(server.stored()).isBetween(1L, results.size() - 1L);
    }

    @Test
    void aStatusOfFailureShouldBeAnErrorOfTheResponse() {
        server.fail(Status.UNAVAILABLE.withDescription("the chat is moving"));

        assertThat(run(0.5, LONG)).allSatisfy(result -> {
            assertThat(result.code()).isEqualTo(Code.RESPONSE_ERROR);
            assertThat(result.message()).isEqualTo("UNAVAILABLE the chat is moving");
        });
    }

    @Test
    void aPageOfAnotherChatShouldBeAnErrorOfTheContent() {
        server.show("other");

        assertThat(run(1, LONG)).allMatch(result -> result.code() == Code.CONTENT_ERROR);
    }

    @Test
    void aServerThatDoesNotAnswerShouldTimeOut() {
        server.die();

        assertThat(run(0, Duration.ofMillis(150))).allMatch(result -> result.code() == Code.TIMEOUT);
    }

    @Test
    void aServerThatIsNotThereShouldBeAnErrorOfTheCall() {
        server.close();

        assertThat(run(0, LONG)).allMatch(result -> result.code() == Code.CALL_ERROR);
    }
}
