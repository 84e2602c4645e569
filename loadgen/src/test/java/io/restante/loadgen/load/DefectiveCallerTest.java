package io.restante.loadgen.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.caller.BadResponseException;
import io.restante.loadgen.caller.Caller;
import io.restante.loadgen.caller.Deadline;
import io.restante.loadgen.caller.Request;
import io.restante.loadgen.caller.ThreadedCaller;
import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Collector;
import io.restante.loadgen.result.Result;
import io.restante.loadgen.time.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DefectiveCallerTest {
    private static final Load TEN_CALLS = Load.of(100, Duration.ofMillis(100), Duration.ofMillis(200));

    /** Does everything right where a test does not say otherwise. */
    private static class Right implements AsyncCaller {
        @Override
        public byte[] build(long id) throws Exception {
            return new byte[] {(byte) id};
        }

        @Override
        public CompletionStage<byte[]> call(Request request, Deadline deadline) throws Exception {
            return CompletableFuture.completedFuture(request.payload().bytes());
        }

        @Override
        public Verdict check(Request request, byte[] response) throws Exception {
            return Verdict.ok();
        }
    }

    private static List<Result> run(AsyncCaller caller) {
        VirtualTime time = new VirtualTime();
        Collector<Result> results = new Collector<>();
        Generator generator = new Generator(TEN_CALLS, caller, time);
        generator.results().subscribe(results);
        generator.start();
        time.finish();
        Summary summary = generator.ended().toCompletableFuture().join();
        assertThat(summary.totals().answered()).isEqualTo(10);
        return results.all();
    }

    private static void everyResultShouldBe(Code code, String message, AsyncCaller caller) {
        assertThat(run(caller)).hasSize(10).allSatisfy(result -> {
            assertThat(result.code()).isEqualTo(code);
            assertThat(result.message()).isEqualTo(message);
        });
    }

    private static Right failingWith(Throwable failure) {
        return new Right() {
            @Override
            public CompletionStage<byte[]> call(Request request, Deadline deadline) {
                return CompletableFuture.failedFuture(failure);
            }
        };
    }

    @Test
    void aCallerThatThrowsWhileItBuildsShouldBeFatal() {
        everyResultShouldBe(Code.FATAL, "java.lang.IllegalStateException: no more bytes", new Right() {
            @Override
            public byte[] build(long id) {
                throw new IllegalStateException("no more bytes");
            }
        });
    }

    @Test
    void aCallerThatThrowsWhileItCallsShouldBeFatal() {
        everyResultShouldBe(Code.FATAL, "java.lang.StackOverflowError", new Right() {
            @Override
            public CompletionStage<byte[]> call(Request request, Deadline deadline) {
                throw new StackOverflowError();
            }
        });
        everyResultShouldBe(
                Code.FATAL,
                "java.lang.ArithmeticException: / by zero",
                failingWith(new ArithmeticException("/ by zero")));
    }

    @Test
    void aCallerThatThrowsWhileItChecksShouldBeFatal() {
        everyResultShouldBe(Code.FATAL, "java.io.IOException: no judge", new Right() {
            @Override
            public Verdict check(Request request, byte[] response) throws IOException {
                throw new IOException("no judge");
            }
        });
    }

    @Test
    void aFailedCallShouldBeAnErrorOfTheCall() {
        everyResultShouldBe(Code.CALL_ERROR, "connection refused", failingWith(new IOException("connection refused")));
    }

    @Test
    void anAnswerThatIsAnErrorShouldBeAnErrorOfTheResponse() {
        everyResultShouldBe(Code.RESPONSE_ERROR, "503", failingWith(new BadResponseException("503")));
        everyResultShouldBe(Code.RESPONSE_ERROR, "no JSON", new Right() {
            @Override
            public Verdict check(Request request, byte[] response) {
                return Verdict.badResponse("no JSON");
            }
        });
    }

    @Test
    void anAnswerThatIsWrongShouldBeAnErrorOfTheContent() {
        everyResultShouldBe(Code.CONTENT_ERROR, "1 + 1 is not 3", new Right() {
            @Override
            public Verdict check(Request request, byte[] response) {
                return Verdict.wrongContent("1 + 1 is not 3");
            }
        });
    }

    @Test
    void aCallerThatNeverAnswersShouldTimeOut() {
        everyResultShouldBe(Code.TIMEOUT, "no answer in 200 ms", new Right() {
            @Override
            public CompletionStage<byte[]> call(Request request, Deadline deadline) {
                return new CompletableFuture<>();
            }
        });
    }

    @Test
    void answersThatComeLaterShouldBeIgnoredAndCounted() {
        VirtualTime time = new VirtualTime();
        Generator generator = new Generator(TEN_CALLS, new FakeTarget(time, arrival -> 250_000_000), time);

        generator.start();
        time.finish();

        Summary summary = generator.ended().toCompletableFuture().join();
        assertThat(summary.totals().answered(Code.TIMEOUT)).isEqualTo(10);
        // The first five came while others were still waited for, the others after all had ended.
        assertThat(summary.late()).isEqualTo(5);
        assertThat(generator.late()).isEqualTo(10);
    }

    @Test
    void aCallThatNeverReturnsShouldTimeOutAndNotHoldUpTheEnd() {
        CountDownLatch never = new CountDownLatch(1);
        // In the thread that paces, which an asynchronous caller must not do.
        Generator generator = new Generator(TEN_CALLS, new Right() {
            @Override
            public CompletionStage<byte[]> call(Request request, Deadline deadline) throws InterruptedException {
                never.await();
                return new CompletableFuture<>();
            }
        });

        generator.start();

        Summary summary = generator
                .ended()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        assertThat(summary.totals().answered(Code.TIMEOUT)).isEqualTo(1);
        assertThat(summary.unsent()).isEqualTo(9);
    }

    @Test
    void aSimpleCallerThatNeverReturnsShouldTimeOutAndBeInterrupted() {
        CountDownLatch interrupted = new CountDownLatch(10);
        CountDownLatch never = new CountDownLatch(1);
        Caller caller = new Caller() {
            @Override
            public byte[] build(long id) {
                return new byte[0];
            }

            @Override
            public byte[] call(Request request, Deadline deadline) throws InterruptedException {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                }
                return new byte[0];
            }

            @Override
            public Verdict check(Request request, byte[] response) {
                return Verdict.ok();
            }
        };
        try (ThreadedCaller threads = new ThreadedCaller(caller, 20)) {
            Generator generator = new Generator(TEN_CALLS, threads);

            generator.start();

            Summary summary = generator
                    .ended()
                    .toCompletableFuture()
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
            assertThat(summary.totals().answered(Code.TIMEOUT))
                    .isEqualTo(summary.totals().sent());
            await().until(() -> interrupted.getCount() == 10 - summary.totals().sent());
        }
    }
}
