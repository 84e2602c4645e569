package io.restante.launcher.plan;

import java.util.Locale;

/** What a process is for, in the order in which they depend on each other. */
public enum Role {
    CASSANDRA,
    RPC_STORE,
    HTTP_API;

    /** As {@code status} writes it: {@code rpc-store}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of the role's process with this number, counted from 1. */
    public String name(int number) {
        return word() + "-" + number;
    }
}
