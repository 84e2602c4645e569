package io.restante.loadgen.load;

/** Where a generator is in its one run. It only ever goes down this list. */
public enum State {
    ORIGINAL,
    STARTING,
    STARTED,
    /** No new call begins; those under way are waited for until their timeout. */
    STOPPING,
    STOPPED
}
