package io.restante.benchmark.ordering;

import com.datastax.oss.driver.api.core.CqlSession;
import io.restante.benchmark.cassandra.Sessions;
import io.restante.benchmark.measure.Median;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Compares what a message costs under each way of ordering: alternating rounds after a warm-up, medians, and ratios to
 * the plain insert. {@code benchmark/ordering HOST:PORT} runs it.
 */
public final class OrderingCost {
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration ROUND = Duration.ofSeconds(4);

    /** One way, with so many requests in flight, and the messages a second of each round. */
    private record Way(String name, int inFlight, Supplier<CompletionStage<Integer>> write, List<Double> rates) {
        Way(String name, int inFlight, Supplier<CompletionStage<Integer>> write) {
            this(name, inFlight, write, new ArrayList<>());
        }
    }

    private OrderingCost() {}

    /** @param args host and port of a Cassandra node whose datacenter is {@code datacenter1} */
    public static void main(String[] args) throws InterruptedException {
        URI address = URI.create("cql://" + args[0]);
        try (CqlSession session = Sessions.open(new InetSocketAddress(address.getHost(), address.getPort()))) {
            compare(new Writes(session));
        }
    }

    private static void compare(Writes writes) throws InterruptedException {
        List<Way> ways = List.of(
                new Way("plain insert, 20,000 chats", 100, writes::plain),
                new Way("plain insert and one read", 100, writes::plainAndRead),
                new Way("insert into a log, then into the table", 100, writes::logAndPlain),
                new Way("lightweight transaction, 20,000 chats", 100, writes::conditional),
                new Way("lightweight transaction, one chat", 100, writes::conditionalInOneChat),
                new Way("batches of 128, one chat, one in flight", 1, writes::batch));
        for (Way way : ways) {
            run(way, WARM_UP);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Way way : ways) {
                way.rates().add(run(way, ROUND));
            }
        }
        double plain = median(ways.get(0).rates());
        System.out.printf(
                Locale.ROOT, "%-42s %12s %8s   %s%n", "messages a second, medians", "", "ratio", "all rounds");
        for (Way way : ways) {
            double median = median(way.rates());
            System.out.printf(
                    Locale.ROOT,
                    "%-42s %,12.0f %8.2f   %s%n",
                    way.name(),
                    median,
                    median / plain,
                    rounded(way.rates()));
        }
    }

    /** Messages a second. */
    private static double run(Way way, Duration length) throws InterruptedException {
        Semaphore free = new Semaphore(way.inFlight());
        LongAdder done = new LongAdder();
        long start = System.nanoTime();
        while (System.nanoTime() - start < length.toNanos()) {
            free.acquire();
            way.write().get().whenComplete((messages, failure) -> {
                if (failure == null) {
                    done.add(messages);
                }
                free.release();
            });
        }
        free.acquire(way.inFlight());
        return done.sum() * 1e9 / (System.nanoTime() - start);
    }

    private static double median(List<Double> values) {
        return Median.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static List<Long> rounded(List<Double> values) {
        return values.stream().map(Math::round).toList();
    }
}
