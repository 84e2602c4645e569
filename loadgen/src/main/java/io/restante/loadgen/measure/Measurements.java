package io.restante.loadgen.measure;

import io.restante.loadgen.rate.Schedule;
import io.restante.loadgen.result.Code;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what happens. Calls are recorded by many threads, without waiting for each other; seconds are ended one at a
 * time. A second takes some hundred bytes once it has ended.
 */
public final class Measurements {
    private static final int DIGITS = 3;
    private static final int MESSAGES = 10;

    private final Schedule schedule;
    private final LongAdder sent = new LongAdder();
    private final Map<Code, LongAdder> results = new EnumMap<>(Code.class);
    private final Recorder latency = new Recorder(DIGITS);
    private final Recorder lag = new Recorder(DIGITS);
    private final FrequentMessages messages = new FrequentMessages();

    private final Histogram allLatency = new Histogram(DIGITS);
    private final Histogram allLag = new Histogram(DIGITS);
    private final List<Second> seconds = new ArrayList<>();
    private Totals before = new Totals(0, Map.of());
    private long begin;
    private @Nullable Histogram spareLag;

    public Measurements(Schedule schedule) {
        this.schedule = schedule;
        for (Code code : Code.values()) {
            results.put(code, new LongAdder());
        }
    }

    /** A call was begun, so much later than intended. */
    public void sent(long lagNanos) {
        sent.increment();
        lag.recordValue(Math.max(0, lagNanos));
    }

    /** A call ended; the message says what was wrong, where something was. */
    public void ended(Code code, String message, long elapsedNanos) {
        counter(code).increment();
        if (code != Code.SUCCESS) {
            messages.add(code, message);
        }
        latency.recordValue(Math.max(0, elapsedNanos));
    }

    /** What was counted up to now. */
    public Totals totals() {
        Map<Code, Long> counted = new EnumMap<>(Code.class);
        // Ends before beginnings, so that never more calls have ended than were begun.
        results.forEach((code, counter) -> counted.put(code, counter.sum()));
        return new Totals(sent.sum(), counted);
    }

    /** Ends the second that is under way, so many nanoseconds after the start of the run. */
    public synchronized Tick tick(long now) {
        Histogram latencies = latency.getIntervalHistogram();
        Histogram lags = lag.getIntervalHistogram(spareLag);
        spareLag = lags;
        allLatency.add(latencies);
        allLag.add(lags);
        Totals total = totals();
        Map<Code, Long> ended = new EnumMap<>(Code.class);
        total.results().forEach((code, count) -> {
            if (count > before.answered(code)) {
                ended.put(code, count - before.answered(code));
            }
        });
        Second second = new Second(
                begin,
                now - begin,
                schedule.rateAt((begin + now) / 2),
                total.sent() - before.sent(),
                ended,
                Quantiles.of(latencies),
                Quantiles.of(lags),
                total.sent() - total.answered());
        before = total;
        begin = now;
        seconds.add(second);
        return new Tick(second, total, latencies);
    }

    /** All latencies of the seconds that have ended, in nanoseconds. */
    public synchronized Histogram latency() {
        return allLatency.copy();
    }

    /** All lags of the seconds that have ended, in nanoseconds. */
    public synchronized Histogram lag() {
        return allLag.copy();
    }

    /** The seconds that have ended. */
    public synchronized List<Second> seconds() {
        return List.copyOf(seconds);
    }

    /** The most frequent messages of calls that were no success, at most 10. */
    public List<MessageCount> messages() {
        return messages.most(MESSAGES);
    }

    private LongAdder counter(Code code) {
        LongAdder counter = results.get(code);
        if (counter == null) {
            throw new IllegalStateException("no counter of " + code);
        }
        return counter;
    }
}
