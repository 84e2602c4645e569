package io.restante.systemtest.fuzz.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service holds when all garbage has been collected. Its JVM must track native memory.
 *
 * @param heap bytes of living objects
 * @param direct bytes outside of the heap that are not the JVM's own: buffers
 */
public record ServiceMemory(long heap, long direct) {
    public static final String OPTION = "-XX:NativeMemoryTracking=summary";

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern OTHER = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB\\)");

    public static ServiceMemory of(long pid) {
        // The histogram collects first, so that only what lives is counted.
        long heap = number(TOTAL, jcmd(pid, "GC.class_histogram"));
        return new ServiceMemory(heap, 1024 * number(OTHER, jcmd(pid, "VM.native_memory", "summary", "scale=KB")));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f MiB heap, %.1f MiB direct", heap / 1048576.0, direct / 1048576.0);
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(pattern + " is not in " + text);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static String jcmd(long pid, String... what) {
        try {
            String[] command = new String[what.length + 2];
            command[0] = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            command[1] = Long.toString(pid);
            System.arraycopy(what, 0, command, 2, what.length);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
