package io.restante.httpapi.message;

import io.restante.httpapi.store.Stored;
import io.restante.protos.api.Message;
import io.restante.protos.api.PullResponse;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What each answer of the API costs; {@code benchmark/micro} runs it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AnswerMicrobenchmark {
    private static final int MESSAGES = 10;
    private static final long SEND_TIME = 1_795_329_019_905_287L;

    private final Stored stored = new Stored(SEND_TIME, false);
    private final PullResponse page = page();

    /** The JSON of a send's answer. */
    @Benchmark
    public byte[] jsonOfASend() {
        return AnswerJson.of(stored);
    }

    /** The JSON of a page of ten messages. */
    @Benchmark
    public byte[] jsonOfAPage() {
        return AnswerJson.of(page);
    }

    private static PullResponse page() {
        PullResponse.Builder builder =
                PullResponse.newBuilder().setHasMore(true).setNextCursor(SEND_TIME - MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            builder.addMessages(Message.newBuilder()
                    .setChat("room12345")
                    .setText("Hello, this is a message of some length, as people write them.")
                    .setSender("ada")
                    .setSendTime(SEND_TIME - i));
        }
        return builder.build();
    }
}
