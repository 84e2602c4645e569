package io.restante.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One small file a process, written when it is started and deleted when it has been stopped. */
public final class RunFiles {
    private final Path folder;

    public RunFiles(Path folder) {
        this.folder = folder;
    }

    /** What was last written of a process, alive or not; empty for one that is not meant to run. */
    public Optional<Run> read(String name) throws IOException {
        try {
            return SmallFile.read(file(name)).map(RunFiles::run);
        } catch (IllegalArgumentException e) {
            // A file that is damaged names no process; what it meant shows as a taken port.
            return Optional.empty();
        }
    }

    /** The process of this name when it is alive now. */
    public Optional<Run> alive(String name) throws IOException {
        return read(name).filter(Run::isAlive);
    }

    public void write(String name, Run run) throws IOException {
        SmallFile.write(
                file(name),
                Map.of(
                        "pid", Long.toString(run.identity().pid()),
                        "birth", run.identity().birth(),
                        "wanted", run.wanted().name().toLowerCase(Locale.ROOT)));
    }

    public void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    private Path file(String name) {
        return folder.resolve(name + ".process");
    }

    private static Run run(Map<String, String> values) {
        return new Run(
                new Identity(Long.parseLong(values.getOrDefault("pid", "")), values.getOrDefault("birth", "")),
                Wanted.valueOf(values.getOrDefault("wanted", "").toUpperCase(Locale.ROOT)));
    }
}
