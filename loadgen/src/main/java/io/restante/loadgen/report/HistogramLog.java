package io.restante.loadgen.report;

import io.restante.loadgen.measure.Tick;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** The latencies of each second in HdrHistogram's own log format, in milliseconds there, and nanoseconds within the histograms. */
public final class HistogramLog implements Consumer<Tick>, AutoCloseable {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final PrintStream file;
    private final HistogramLogWriter writer;
    private final long startMillis;

    /** Begins a file, of a run that begins at this time of the day; one that is there is overwritten. */
    public HistogramLog(Path path, long startMillis) throws FileNotFoundException {
        this.startMillis = startMillis;
        file = new PrintStream(new FileOutputStream(path.toFile()), false, StandardCharsets.UTF_8);
        writer = new HistogramLogWriter(file);
        writer.outputLogFormatVersion();
        writer.outputStartTime(startMillis);
        writer.setBaseTime(startMillis);
        writer.outputLegend();
    }

    @Override
    public void accept(Tick tick) {
        Histogram latency = tick.latency().copy();
        latency.setStartTimeStamp(startMillis + tick.second().begin() / NANOS_PER_MILLI);
        latency.setEndTimeStamp(startMillis + tick.second().end() / NANOS_PER_MILLI);
        writer.outputIntervalHistogram(latency);
    }

    /** Throws where not all of it could be written. */
    @Override
    public void close() throws IOException {
        boolean failed = file.checkError();
        file.close();
        if (failed) {
            throw new IOException("not all of it could be written");
        }
    }
}
