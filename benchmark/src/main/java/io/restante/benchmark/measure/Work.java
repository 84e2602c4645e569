package io.restante.benchmark.measure;

import java.io.IOException;
import java.time.Duration;

/**
 * Something that can be done as fast as it goes, for a while.
 *
 * @param name as tables and files have it
 * @param round does it once
 */
public record Work(String name, Round round) {
    /** Does the work for about so long. */
    @FunctionalInterface
    public interface Round {
        Sample run(Duration length) throws IOException, InterruptedException;
    }
}
