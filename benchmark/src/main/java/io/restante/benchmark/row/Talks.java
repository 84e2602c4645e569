package io.restante.benchmark.row;

import io.restante.loadgen.caller.http.RestanteRequests;
import io.restante.loadgen.caller.message.Talk;

/** What the load generator says. */
final class Talks {
    private static final int TEXT = 63;
    private static final int PAGE = 10;
    private static final int CHATS = 20_000;

    private Talks() {}

    /** So many chats whose names begin so, and the share of the calls that are pulls. */
    static Talk of(String prefix, int chats, double pulls) {
        return new Talk(prefix, chats, TEXT, PAGE, pulls);
    }

    /** Sends to the 20,000 chats that wrk sends to as well. */
    static RestanteRequests sends() {
        return new RestanteRequests("", of("room", CHATS, 0));
    }
}
