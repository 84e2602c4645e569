package io.restante.service.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * A bucket of tokens for each caller, made when he first calls. Who is forgotten, because his bucket is full again or
 * because there are too many callers, begins with a full one: a flood of new callers refuses nobody. Nothing is locked
 * while a token is taken. Thread-safe.
 *
 * @param <K> what callers are known by
 */
final class Buckets<K> {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int rate;
    private final int burst;
    private final TimeMeter time;
    private final Cache<K, Bucket> buckets;

    /**
     * @param rate tokens a second
     * @param burst what a bucket holds
     * @param most how many callers are remembered
     */
    Buckets(int rate, int burst, int most, TimeMeter time) {
        this.rate = rate;
        this.burst = burst;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(Duration.ofSeconds(1 + burst / rate))
                .ticker(time::currentTimeNanos)
                // What there is to do is little, and a pool of threads for it would be more.
                .executor(Runnable::run)
                .build();
    }

    /** Takes a token: 0, or, where there is none, how many nanoseconds from now there will be one. */
    long take(K caller) {
        Bucket bucket = buckets.getIfPresent(caller);
        if (bucket == null) {
            bucket = buckets.get(caller, unknown -> full());
        }
        return bucket.tryConsume(1) ? 0 : bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    /** How many callers are remembered. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(rate, SECOND))
                .withCustomTimePrecision(time)
                .build();
    }
}
