package io.restante.loadgen.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadedCallerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final CountDownLatch go = new CountDownLatch(1);
    private final ThreadedCaller caller = new ThreadedCaller(
            new Caller() {
                @Override
                public byte[] build(long id) {
                    return new byte[] {(byte) id};
                }

                @Override
                public byte[] call(Request request, Deadline deadline) throws IOException, InterruptedException {
                    go.await();
                    if (request.id() == 2) {
                        throw new IOException("broken");
                    }
                    return request.payload().bytes();
                }

                @Override
                public Verdict check(Request request, byte[] response) {
                    return Verdict.ok();
                }
            },
            1);

    private CompletionStage<byte[]> call(long id) throws IOException {
        return caller.call(new Request(id, Payload.of(new byte[] {(byte) id})), new Deadline(SECOND));
    }

    @Test
    void answersAndFailuresShouldComeBack() throws IOException {
        CompletionStage<byte[]> one = call(1);
        CompletionStage<byte[]> two = call(2);
        go.countDown();

        assertThat(one.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join())
                .containsExactly(1);
        assertThatThrownBy(() -> two.toCompletableFuture()
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join())
                .hasRootCauseMessage("broken");
        caller.close();
    }

    @Test
    void callsBeyondItsThreadsAndTheirQueueShouldFail() throws IOException {
        call(1);
        call(2);

        assertThatThrownBy(() -> call(3)).hasMessage("all 1 threads of the caller are taken");
        caller.close();
    }
}
