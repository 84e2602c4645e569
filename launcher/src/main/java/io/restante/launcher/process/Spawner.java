package io.restante.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts processes that outlive this one and its terminal. They ignore Ctrl-C and the terminal's end, and stand in a
 * session of their own where the system has {@code setsid}; both keep the number of the process as it is.
 */
public final class Spawner {
    private static final long MOST_LOG_BYTES = 16L << 20;
    private static final List<String> DETACHED = List.of(
            "/bin/sh",
            "-c",
            "trap '' HUP INT TSTP; command -v setsid >/dev/null 2>&1 && exec setsid \"$@\"; exec \"$@\"",
            "restante");

    /**
     * Starts it; what it prints is added to {@code log}.
     *
     * @throws IOException when it cannot be started, or has ended at once
     */
    public Identity spawn(Call call, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        keepShort(log);
        List<String> command = new ArrayList<>(DETACHED);
        command.addAll(call.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(call.folder().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(call.environment());
        Process process = builder.start();
        return Identity.of(process.pid())
                .orElseThrow(() -> new IOException("process " + process.pid() + " ended at once; see " + log));
    }

    private static void keepShort(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > MOST_LOG_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
