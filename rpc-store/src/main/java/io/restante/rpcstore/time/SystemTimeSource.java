package io.restante.rpcstore.time;

import jakarta.inject.Singleton;
import java.time.Instant;

/** The machine's clock. */
@Singleton
public final class SystemTimeSource implements TimeSource {
    @Override
    public long micros() {
        Instant now = Instant.now();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000L), now.getNano() / 1_000);
    }
}
