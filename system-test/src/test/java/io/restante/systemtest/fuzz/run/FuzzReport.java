package io.restante.systemtest.fuzz.run;

import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param name of the fuzzer
 * @param seed of the first request
 * @param requests how many were made
 * @param outcomes how often each outcome came
 * @param findings what must not be, each with the seed that repeats it
 * @param memory of each service, after the warm-up and at the end
 */
public record FuzzReport(
        String name,
        long seed,
        int requests,
        Map<String, Integer> outcomes,
        List<String> findings,
        List<String> memory) {
    @Override
    public String toString() {
        return name + ": " + requests + " from seed " + seed + ", " + findings.size() + " findings\n  outcomes: "
                + outcomes
                + "\n  memory: " + String.join("; ", memory) + "\n"
                + String.join("\n", findings.subList(0, Math.min(20, findings.size())));
    }
}
