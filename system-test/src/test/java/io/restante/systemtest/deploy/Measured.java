package io.restante.systemtest.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service took when it was measured, from the raw results. */
final class Measured {
    private static final Path RESULTS = Facts.ROOT.resolve("benchmark/results");

    private Measured() {}

    /** The most that was ever resident of it, in MiB: in an hour of load, or under three times the highest rate. */
    static int peak(String service) {
        Pattern soak = Pattern.compile("(?m)^\\d+ min .*\\b" + service + "-1 (\\d+) ");
        Pattern overload = Pattern.compile("resident, peak, " + service + " *\\| (\\d+) MiB");
        try (Stream<Path> files = Files.list(RESULTS)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .map(StrictYaml::text)
                    .flatMap(text -> Stream.concat(
                            soak.matcher(text).results(), overload.matcher(text).results()))
                    .mapToInt(found -> Integer.parseInt(found.group(1)))
                    .max()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time of one send in it, in microseconds. */
    static double send(String service) {
        String text = StrictYaml.text(RESULTS.resolve("2026-11-29-cpu.txt"));
        MatchResult found = Pattern.compile(service + "-1 +([\\d.]+) µs")
                .matcher(text.substring(text.indexOf("send:"), text.indexOf("pull:")))
                .results()
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(found.group(1));
    }
}
