package io.restante.launcher.health;

import java.util.Locale;

/** How a process stands. */
public enum State {
    /** It runs, but cannot do its work: not yet, or not now. */
    STARTING,
    /** It has just said that it can do its work. */
    READY,
    /** It does not run. */
    DOWN;

    /** As {@code status} writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
