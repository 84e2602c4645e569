package io.restante.benchmark.measure;

/**
 * One round of one work.
 *
 * @param rate requests a second that were answered with success
 * @param done requests that were answered with success
 * @param refused requests that were answered with anything else, such as 429 and 503
 * @param broken requests without an answer: broken connections, and those that took too long
 * @param p50 microseconds that half of the requests took at most
 * @param p99 microseconds that 99 % of the requests took at most
 */
public record Sample(double rate, long done, long refused, long broken, double p50, double p99) {
    /** Requests that were no success. */
    public long failed() {
        return refused + broken;
    }
}
