package io.restante.loadgen.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * By how much the machine, and the collector of this process, hold up a thread that does nothing but sleep for a millisecond again
 * and again: what no program here can undercut. After jHiccup, Gil Tene's; a long one counts for all the sleeps that it hid.
 */
final class Hiccups {
    private static final long SLEEP = TimeUnit.MILLISECONDS.toNanos(1);

    private final Recorder late = new Recorder(3);

    /** Watches from now on, as long as the process lives. */
    Hiccups() {
        Thread thread = new Thread(this::watch, "hiccups");
        thread.setDaemon(true);
        thread.start();
    }

    /** Those since the last time that this was asked, in nanoseconds: the 99th percentile and the longest. */
    long[] since() {
        Histogram histogram = late.getIntervalHistogram();
        return new long[] {histogram.getValueAtPercentile(99), histogram.getMaxValue()};
    }

    private void watch() {
        while (true) {
            long begin = System.nanoTime();
            LockSupport.parkNanos(SLEEP);
            late.recordValueWithExpectedInterval(Math.max(0, System.nanoTime() - begin - SLEEP), SLEEP);
        }
    }
}
