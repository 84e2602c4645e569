package io.restante.httpapi.support;

import io.github.bucket4j.TimeMeter;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes when it is told to. */
@Singleton
@Primary
@Requires(property = StoppedTime.ENABLED)
public final class StoppedTime implements TimeMeter {
    public static final String ENABLED = "test.stopped-time";

    private final AtomicLong nanos = new AtomicLong();

    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    public long currentTimeNanos() {
        return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
