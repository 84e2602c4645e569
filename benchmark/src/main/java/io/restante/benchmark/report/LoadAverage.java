package io.restante.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How much other work the machine had, over the last 1, 5 and 15 minutes. */
public final class LoadAverage {
    private static final Path FILE = Path.of("/proc/loadavg");

    private LoadAverage() {}

    /** Empty where the system does not tell. */
    public static List<Double> now() throws IOException {
        if (!Files.isReadable(FILE)) {
            return List.of();
        }
        return Arrays.stream(Files.readString(FILE).split(" ", -1))
                .limit(3)
                .map(Double::valueOf)
                .toList();
    }
}
