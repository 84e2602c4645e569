package io.restante.launcher.health;

import java.time.Duration;

/** Asks a process whether it can do its work now. One that is stopped or hangs gives no answer and so is not ready. */
@FunctionalInterface
public interface Probe {
    /** Takes little longer than {@code patience}. */
    boolean ready(Duration patience);
}
