package io.restante.rpcstore.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.rpcstore.member.Ceiling;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TickerTest {
    private final VirtualTime time = new VirtualTime(1_000);
    private final Ceiling ceiling = new Ceiling();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Ticker ticker = new Ticker(time, ceiling, time, new ShardMetrics(meters), 500);

    @Test
    void numbersShouldFollowTheClock() {
        ceiling.raise(10_000);
        assertThat(draw(1)).isCompletedWithValue(1_000L);
        time.pass(Duration.ofNanos(5_000));
        assertThat(draw(1)).isCompletedWithValue(1_005L);
    }

    @Test
    void numbersShouldRiseByOneWhenTheClockStandsOrStepsBack() {
        ceiling.raise(10_000);
        draw(3);
        assertThat(draw(1)).isCompletedWithValue(1_003L);
        time.step(Duration.ofSeconds(-1));
        assertThat(draw(2)).isCompletedWithValue(1_004L);
        assertThat(draw(1)).isCompletedWithValue(1_006L);
    }

    @Test
    void numbersShouldNotBeBelowTheFloor() {
        ceiling.raise(10_000);
        time.step(Duration.ofSeconds(-1));

        assertThat(draw(1)).isCompletedWithValue(500L);
    }

    @Test
    void numbersShouldStayBelowTheCeiling() {
        ceiling.raise(1_003);
        assertThat(draw(3)).isCompletedWithValue(1_000L);
        CompletableFuture<Long> waits = draw(1);
        ceiling.raise(1_003);
        assertThat(waits).isNotDone();

        ceiling.raise(1_004);
        assertThat(waits).isCompletedWithValue(1_003L);
    }

    @Test
    void whoWaitsForManyShouldWaitUntilAllFit() {
        ceiling.raise(1_002);
        CompletableFuture<Long> waits = draw(3);
        assertThat(draw(2)).isCompletedWithValue(1_000L);
        ceiling.raise(1_004);
        assertThat(waits).isNotDone();
        ceiling.raise(1_005);

        assertThat(waits).isCompletedWithValue(1_002L);
    }

    @Test
    void waitsAtTheCeilingShouldBeCounted() {
        ceiling.raise(1_001);
        draw(1);
        assertThat(meters.get("restante.ceiling.waits").counter().count()).isZero();
        draw(1);

        assertThat(meters.get("restante.ceiling.waits").counter().count()).isEqualTo(1);
    }

    @Test
    void whoWaitsLongerThanHeartbeatsAreApartShouldBeTold() {
        ceiling.raise(1_001);
        draw(1);
        CompletableFuture<Long> waits = draw(1);
        time.pass(Duration.ofMillis(1_999));
        assertThat(waits).isNotDone();
        time.pass(Duration.ofMillis(1));

        assertThat(waits).isCompletedExceptionally();
    }

    @Test
    @Timeout(30)
    void noNumberShouldBeDrawnTwiceAndNoRiseBeMissedByManyThreads() {
        ConcurrentLinkedQueue<CompletableFuture<Long>> drawn = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            threads.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 4_000; i++) {
                    drawn.add(draw(2));
                }
            }));
        }
        for (long mark = 1_000; mark <= 1_000 + 2 * 16_000; mark += 100) {
            ceiling.raise(mark);
        }
        CompletableFuture.allOf(threads.toArray(CompletableFuture[]::new)).join();

        assertThat(drawn).allMatch(CompletableFuture::isDone);
        assertThat(drawn.stream().map(CompletableFuture::join).sorted().toList())
                .isEqualTo(
                        LongStream.range(0, 16_000).mapToObj(i -> 1_000 + 2 * i).toList());
    }

    private CompletableFuture<Long> draw(int count) {
        return ticker.draw(count).toCompletableFuture();
    }
}
