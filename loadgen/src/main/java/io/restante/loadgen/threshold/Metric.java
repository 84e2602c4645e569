package io.restante.loadgen.threshold;

/** What a threshold looks at. */
public enum Metric {
    /** From when calls should have been sent until they ended, in milliseconds. */
    LATENCY,
    /** How much later than intended calls were begun, in milliseconds. */
    LAG,
    /** The share of the calls that ended which are no success. */
    ERRORS,
    /** The share of the calls that fell due which were sent. */
    ACHIEVED
}
