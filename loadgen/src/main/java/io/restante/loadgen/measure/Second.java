package io.restante.loadgen.measure;

import io.restante.loadgen.result.Code;
import java.util.Map;

/**
 * What happened within one second of a run, or within what was left of it. Times are nanoseconds.
 *
 * @param begin after the start of the run
 * @param length how long it was
 * @param wanted calls a second that should have been sent, on average; 0 at full speed
 * @param sent calls begun
 * @param results calls that ended, by what they came to; those without any are left out
 * @param latency the times from when calls that ended should have been sent until they ended
 * @param lag how much later than intended the calls were begun
 * @param inFlight calls under way at its end
 */
public record Second(
        long begin,
        long length,
        double wanted,
        long sent,
        Map<Code, Long> results,
        Quantiles latency,
        Quantiles lag,
        long inFlight) {
    public Second {
        results = Map.copyOf(results);
    }

    /** Calls that ended. */
    public long answered() {
        return results.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Calls that ended with that. */
    public long answered(Code code) {
        return results.getOrDefault(code, 0L);
    }

    /** Its end, after the start of the run. */
    public long end() {
        return begin + length;
    }
}
