package io.restante.routing.watch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.routing.ShardMaps;
import io.restante.routing.TestMaps;
import io.restante.routing.time.VirtualTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShardMapWatchTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private record Opened(String target, MapFeed.Listener listener) {}

    private final VirtualTimers timers = new VirtualTimers();
    private final ShardMaps maps = new ShardMaps();
    private final List<Opened> opened = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final ShardMapWatch watch = new ShardMapWatch(
            maps,
            (target, listener) -> {
                opened.add(new Opened(target, listener));
                return () -> closed.add(target);
            },
            timers,
            List.of("dns:///stores"));

    @BeforeEach
    void start() {
        watch.start();
    }

    @Test
    void mapsShouldBeLearnt() {
        last().map(TestMaps.ownedBy("one:1", 1));

        assertThat(requireNonNull(maps.current().owner(0)).address()).isEqualTo("one:1");
    }

    @Test
    void theNextStoreShouldBeAskedWhenTheStreamEnds() {
        last().map(TestMaps.of(1, "one:1", "two:1"));
        for (int i = 0; i < 3; i++) {
            last().ended();
            timers.pass(SECOND);
        }

        assertThat(opened)
                .extracting(Opened::target)
                .containsExactly("dns:///stores", "one:1", "two:1", "dns:///stores");
    }

    @Test
    void aStoreThatFallsSilentShouldBeLeft() {
        for (int i = 0; i < 10; i++) {
            timers.pass(SECOND);
            last().map(TestMaps.ownedBy("one:1", 1));
        }
        assertThat(opened).hasSize(1);
        timers.pass(Duration.ofSeconds(3));

        assertThat(closed).containsExactly("dns:///stores");
        assertThat(opened).extracting(Opened::target).containsExactly("dns:///stores", "one:1");
    }

    @Test
    void aStoreThatCannotBeReachedShouldBeTriedAtMostTwiceASecond() {
        for (int i = 0; i < 1000; i++) {
            last().ended();
            timers.pass(Duration.ofMillis(10));
        }

        assertThat(opened).hasSizeBetween(20, 25);
    }

    @Test
    void nothingShouldBeAskedAfterTheEnd() {
        watch.close();
        timers.pass(SECOND);

        assertThat(opened).hasSize(1);
        assertThat(closed).hasSize(1);
    }

    private MapFeed.Listener last() {
        return opened.get(opened.size() - 1).listener();
    }
}
