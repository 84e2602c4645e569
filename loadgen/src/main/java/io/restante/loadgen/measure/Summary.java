package io.restante.loadgen.measure;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * All that a run came to. Times are nanoseconds.
 *
 * @param wantedLps calls a second that were wanted, on average; 0 at full speed
 * @param sending how long calls were sent: the duration, or less where the run was stopped
 * @param concurrency how many calls were allowed to be under way at once
 * @param totals calls by what they came to
 * @param unsent calls that fell due and were not sent
 * @param late answers that came after their call had been counted as timed out
 * @param dropped results that a subscriber was too slow to take
 * @param latency from when calls should have been sent until they ended, those that timed out included
 * @param lag how much later than intended calls were begun
 * @param messages the most frequent ones of calls that were no success, beginning with the most frequent
 * @param seconds one after the other
 */
public record Summary(
        double wantedLps,
        long sending,
        int concurrency,
        Totals totals,
        long unsent,
        long late,
        long dropped,
        Histogram latency,
        Histogram lag,
        List<MessageCount> messages,
        List<Second> seconds) {
    public Summary {
        messages = List.copyOf(messages);
        seconds = List.copyOf(seconds);
    }

    /**
     * The share of the calls that fell due which were sent, from 0 to 1. Not the rate that was achieved by the one that was wanted: random
     * arrivals are more or fewer than that, and nobody's fault.
     */
    public double sentShare() {
        long due = totals.sent() + unsent;
        return due == 0 ? 1 : (double) totals.sent() / due;
    }

    /** Calls that were no success, and whose message is not among the most frequent ones. */
    public long otherFailures() {
        return totals.failed()
                - messages.stream().mapToLong(MessageCount::calls).sum();
    }

    /** Calls a second that were sent. */
    public double achievedLps() {
        return sending == 0 ? 0 : totals.sent() * 1e9 / sending;
    }
}
