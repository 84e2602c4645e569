package io.restante.loadgen.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedStreamTest {
    /** Takes an item only when told to. */
    private static final class Slow implements Flow.Subscriber<Integer> {
        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
        private final List<Integer> items = new CopyOnWriteArrayList<>();
        private volatile boolean complete;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.complete(given);
        }

        @Override
        public void onNext(Integer item) {
            items.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            complete = true;
        }
    }

    private final BoundedStream<Integer> stream = new BoundedStream<>("loadgen-test", 8);

    @Test
    void aSlowConsumerShouldMissWhatComesWhileItsBufferIsFullAndBeToldHowMuch() {
        Slow slow = new Slow();
        stream.subscribe(slow);
        Flow.Subscription subscription =
                slow.subscription.orTimeout(30, TimeUnit.SECONDS).join();

        IntStream.range(0, 20).forEach(stream::offer);
        stream.close();
        subscription.request(100);

        await().until(() -> slow.complete);
        assertThat(slow.items).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(stream.dropped()).isEqualTo(12);
    }

    @Test
    void aSlowConsumerShouldNotTakeAnythingFromAQuickOne() {
        Slow slow = new Slow();
        Collector<Integer> quick = new Collector<>();
        stream.subscribe(slow);
        stream.subscribe(quick);

        IntStream.range(0, 8).forEach(stream::offer);
        stream.close();

        assertThat(quick.all()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(stream.dropped()).isZero();
    }

    @Test
    void nothingShouldBeKeptForNobody() {
        IntStream.range(0, 100).forEach(stream::offer);

        assertThat(stream.dropped()).isZero();
    }
}
