package io.restante.loadgen.measure;

import io.restante.loadgen.result.Code;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Calls since the start of a run.
 *
 * @param sent calls begun
 * @param results calls that ended, by what they came to; every code is there
 */
public record Totals(long sent, Map<Code, Long> results) {
    public Totals {
        Map<Code, Long> all = new EnumMap<>(Code.class);
        for (Code code : Code.values()) {
            all.put(code, results.getOrDefault(code, 0L));
        }
        results = Collections.unmodifiableMap(all);
    }

    /** Calls that ended. */
    public long answered() {
        return results.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Calls that ended with that. */
    public long answered(Code code) {
        return results.getOrDefault(code, 0L);
    }

    /** Calls that ended and are no success. */
    public long failed() {
        return answered() - answered(Code.SUCCESS);
    }

    /** The share of the calls that ended which are no success; 0 where none ended. */
    public double errors() {
        long answered = answered();
        return answered == 0 ? 0 : (double) failed() / answered;
    }
}
