package io.restante.rpcstore.chat;

import io.restante.routing.ShardHash;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.SegmentSize;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What each send and each pull does in a store's memory; {@code benchmark/micro} runs it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ChatMicrobenchmark {
    private static final int BATCH = 16;
    private static final long EPOCH = 1;
    private static final PageRequest NEWEST = new PageRequest(0, 10, true, 1 << 20);

    private final ChatEnd end = new ChatEnd(new Partition("room12345", 0), new SegmentSize(1, 1), 1_000, false);
    private final List<PendingSend> sends = IntStream.range(0, BATCH)
            .mapToObj(i -> new PendingSend(
                    new NewMessage("Hello, this is a message of some length, as people write them.", "ada", null)))
            .toList();
    private final RecentRows recent = new RecentRows(new RecentMemory(1 << 20));
    private long next = 1_001;

    /** A chat with its newest messages in memory. */
    public ChatMicrobenchmark() {
        recent.append(Batches.of(end, sends, next, EPOCH).rows());
    }

    /** The shard of a chat. */
    @Benchmark
    public int shardOfAChat() {
        return ShardHash.of("room12345");
    }

    /** The rows of a write of 16 messages. */
    @Benchmark
    public Batch rowsOfABatch() {
        return Batches.of(end, sends, next++, EPOCH);
    }

    /** The page of the ten newest messages. */
    @Benchmark
    public @Nullable Page newestPage() {
        return recent.page(NEWEST);
    }
}
