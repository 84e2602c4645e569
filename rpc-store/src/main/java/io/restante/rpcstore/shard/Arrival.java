package io.restante.rpcstore.shard;

import java.util.Locale;

/** Why a shard has come to this member. */
enum Arrival {
    /** Nobody had it before. */
    NEW("it is new"),
    /** Its owner was declared dead. */
    TAKEOVER("that one is dead"),
    /** Its owner gave it away. */
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
