package io.restante.loadgen.command;

/** The number of connections that a user allows. */
final class ConnectionCount {
    private ConnectionCount() {}

    /** Not more than there are calls at once; throws IllegalArgumentException with a sentence for the user. */
    static int most(int allowed, int concurrency) {
        if (allowed < 1) {
            throw new IllegalArgumentException("--connections must be at least 1, not " + allowed + ".");
        }
        return Math.min(allowed, concurrency);
    }
}
