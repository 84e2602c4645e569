package io.restante.rpcstore.shard;

import java.util.Locale;

/** Why a shard has come to this member. */
public enum Arrival {
    /** Nobody had it before. */
    NEW("it is new"),
    /** Its owner was declared dead, and this member asked to have it: whoever came first, it may have been given as well. */
    TAKEOVER("that one is dead"),
    /** Its owner gave it away, with everything settled that it had written. */
    HANDOVER("handed over");

    private final String text;

    Arrival(String text) {
        this.text = text;
    }

    /** As a metric's tag. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a log line ends. */
    @Override
    public String toString() {
        return text;
    }
}
