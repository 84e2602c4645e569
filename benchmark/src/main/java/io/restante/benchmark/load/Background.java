package io.restante.benchmark.load;

import io.restante.loadgen.caller.http.HttpCaller;
import io.restante.loadgen.load.Generator;
import io.restante.loadgen.measure.Summary;
import java.io.IOException;
import java.time.Instant;

/** A load that goes on while something else is done. */
public final class Background implements AutoCloseable {
    private final Generator generator;
    private final HttpCaller caller;
    private final Instant start;

    /** Starts it. */
    Background(Generator generator, HttpCaller caller) {
        this.generator = generator;
        this.caller = caller;
        this.start = Instant.now();
        generator.start();
    }

    /** From when the times of its results count, to within a few milliseconds. */
    public Instant start() {
        return start;
    }

    /** Ends it, and waits for the calls under way. */
    public Summary stop() throws IOException, InterruptedException {
        generator.stop();
        return Loads.summary(generator);
    }

    @Override
    public void close() throws IOException {
        generator.stop();
        caller.close();
    }
}
