package io.restante.loadgen.measure;

import org.HdrHistogram.Histogram;

/**
 * A second that has passed, with all its latencies.
 *
 * @param second what happened in it
 * @param total calls sent and ended since the start of the run, this second included
 * @param latency of the calls that ended in it, in nanoseconds; nobody changes it
 */
public record Tick(Second second, Totals total, Histogram latency) {}
