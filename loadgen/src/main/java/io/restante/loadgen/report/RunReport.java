package io.restante.loadgen.report;

import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.resources.Usage;
import java.util.List;
import java.util.Map;

/**
 * A run that is over.
 *
 * @param title what was run, as typed
 * @param summary what it came to
 * @param usages what processes used meanwhile, by their number
 */
public record RunReport(String title, Summary summary, Map<Long, List<Usage>> usages) {
    public RunReport {
        usages = Map.copyOf(usages);
    }
}
