package io.restante.loadgen.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.caller.Deadline;
import io.restante.loadgen.caller.Request;
import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.result.Code;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StuckCallerTest {
    private final CountDownLatch end = new CountDownLatch(1);

    /** Answers from a thread of its own, and gets stuck where a test says so. */
    private abstract class Stuck implements AsyncCaller {
        @Override
        public byte[] build(long id) {
            return new byte[0];
        }

        @Override
        public CompletionStage<byte[]> call(Request request, Deadline deadline) {
            CompletableFuture<byte[]> answer = new CompletableFuture<>();
            Thread thread = new Thread(() -> answer.complete(new byte[0]));
            thread.setDaemon(true);
            thread.start();
            return answer;
        }

        @Override
        public Verdict check(Request request, byte[] response) {
            return Verdict.ok();
        }

        void stick() {
            boolean over = false;
            while (!over) {
                try {
                    end.await();
                    over = true;
                } catch (InterruptedException e) {
                    // It does not care.
                }
            }
        }
    }

    @AfterEach
    void tearDown() {
        end.countDown();
    }

    private static Summary run(AsyncCaller caller) {
        Generator generator = new Generator(Load.of(100, Duration.ofMillis(100), Duration.ofMillis(200)), caller);
        generator.start();
        return generator
                .ended()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static void everyCallShouldTimeOut(Summary summary) {
        assertThat(summary.totals().sent()).isPositive();
        assertThat(summary.totals().answered(Code.TIMEOUT))
                .isEqualTo(summary.totals().sent());
    }

    @Test
    void aCheckThatNeverReturnsShouldTimeOut() {
        everyCallShouldTimeOut(run(new Stuck() {
            @Override
            public Verdict check(Request request, byte[] response) {
                stick();
                return Verdict.ok();
            }
        }));
    }

    @Test
    void aRequestThatIsNeverBuiltShouldTimeOut() {
        Summary summary = run(new Stuck() {
            @Override
            public byte[] build(long id) {
                stick();
                return new byte[0];
            }
        });

        everyCallShouldTimeOut(summary);
        assertThat(summary.unsent()).isEqualTo(9);
    }

    @Test
    void aCallerThatNeverReturnsWhenItsTimeIsOverShouldNotHoldUpOthersNorTheEnd() {
        everyCallShouldTimeOut(run(new Stuck() {
            @Override
            public CompletionStage<byte[]> call(Request request, Deadline deadline) {
                deadline.whenPassed(this::stick);
                return new CompletableFuture<>();
            }
        }));
    }

    @Test
    void aCallerThatThrowsWhenItsTimeIsOverShouldTimeOut() {
        everyCallShouldTimeOut(run(new Stuck() {
            @Override
            public CompletionStage<byte[]> call(Request request, Deadline deadline) {
                deadline.whenPassed(() -> {
                    throw new IllegalStateException("nothing to free");
                });
                return new CompletableFuture<>();
            }
        }));
    }
}
