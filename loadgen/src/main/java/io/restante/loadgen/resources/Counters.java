package io.restante.loadgen.resources;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel has counted for a process (proc(5)).
 *
 * @param cpuSeconds since its start, of all its threads
 * @param memory resident, in bytes
 * @param read bytes read from storage; 0 where another user's process may not be asked
 * @param written bytes written to storage; 0 likewise
 */
record Counters(double cpuSeconds, long memory, long read, long written) {
    /** USER_HZ, which is 100 on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final long KIB = 1024;

    static Counters read(Path folder) throws IOException {
        String stat = Files.readString(folder.resolve("stat"));
        // The name, in parentheses, may hold spaces and parentheses; field 3 follows it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
        String status = Files.readString(folder.resolve("status"));
        long read = 0;
        long written = 0;
        try {
            String io = Files.readString(folder.resolve("io"));
            read = number(io, "read_bytes:");
            written = number(io, "write_bytes:");
        } catch (AccessDeniedException e) {
            // CPU and memory may be known all the same.
        }
        return new Counters(ticks / TICKS_PER_SECOND, number(status, "VmRSS:") * KIB, read, written);
    }

    private static long number(String lines, String name) {
        return lines.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
