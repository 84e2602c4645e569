package io.restante.benchmark.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The resident memory of a process, from {@code /proc}.
 *
 * @param nowMib what it has now
 * @param peakMib the most that it has had since its start
 */
public record ProcessMemory(long nowMib, long peakMib) {
    private static final long KIB_PER_MIB = 1024;

    public static ProcessMemory of(long pid) throws IOException {
        return parse(Files.readString(Path.of("/proc/" + pid + "/status")));
    }

    static ProcessMemory parse(String status) {
        return new ProcessMemory(mib(status, "VmRSS:"), mib(status, "VmHWM:"));
    }

    private static long mib(String status, String name) {
        return status.lines()
                        .filter(line -> line.startsWith(name))
                        .map(line -> line.substring(name.length()).replaceAll("\\D", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no " + name + " in:\n" + status))
                / KIB_PER_MIB;
    }
}
