package io.restante.routing.watch;

import io.restante.routing.ShardMap;
import io.restante.routing.ShardMaps;
import io.restante.routing.time.Timers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Hears of every change of an owner from one store, and from the next one when that ends or falls silent. The places to
 * ask are the given ones and all stores that the map names. Thread-safe.
 */
public final class ShardMapWatch implements AutoCloseable {
    /** A store that sends nothing for so long hangs: each sends its map every second. */
    public static final Duration SILENCE = Duration.ofMillis(2_500);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final ShardMaps maps;
    private final MapFeed feed;
    private final Timers timers;
    private final List<String> targets;
    private volatile @Nullable Attempt current;
    private volatile boolean closed;
    private final AtomicInteger failures = new AtomicInteger();
    // Used by one attempt after the other.
    private int round;

    /** @param targets gRPC targets, each of one or of several stores */
    public ShardMapWatch(ShardMaps maps, MapFeed feed, Timers timers, List<String> targets) {
        this.maps = maps;
        this.feed = feed;
        this.timers = timers;
        this.targets = List.copyOf(targets);
    }

    /** Begins; to be called once. */
    public void start() {
        if (closed) {
            return;
        }
        Set<String> candidates = new LinkedHashSet<>(targets);
        candidates.addAll(maps.current().addresses());
        String target = List.copyOf(candidates).get(Math.floorMod(round++, candidates.size()));
        Attempt attempt = new Attempt();
        current = attempt;
        attempt.begin(target);
    }

    @Override
    public void close() {
        closed = true;
        Attempt attempt = current;
        if (attempt != null) {
            attempt.ended();
        }
    }

    private final class Attempt implements MapFeed.Listener {
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile MapFeed.@Nullable Subscription subscription;
        private volatile long heardAt = timers.nanos();

        void begin(String target) {
            MapFeed.Subscription opened = feed.open(target, this);
            subscription = opened;
            if (over.get()) {
                opened.close();
            } else {
                timers.after(SILENCE, this::endIfSilent);
            }
        }

        @Override
        public void map(ShardMap map) {
            heardAt = timers.nanos();
            failures.set(0);
            maps.learn(map);
        }

        private void endIfSilent() {
            long silence = timers.nanos() - heardAt;
            if (over.get()) {
                return;
            }
            if (silence >= SILENCE.toNanos()) {
                ended();
            } else {
                timers.after(SILENCE.minusNanos(silence), this::endIfSilent);
            }
        }

        @Override
        public void ended() {
            if (!over.compareAndSet(false, true)) {
                return;
            }
            MapFeed.Subscription opened = subscription;
            if (opened != null) {
                opened.close();
            }
            long pause = SHORTEST_PAUSE.toNanos() << Math.min(failures.getAndIncrement(), 10);
            timers.after(Duration.ofNanos(Math.min(pause, LONGEST_PAUSE.toNanos())), ShardMapWatch.this::start);
        }
    }
}
