package io.restante.loadgen.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    private Path proc = Path.of("");

    private void process(long pid, long userTicks, long systemTicks, long kib, long read, long written)
            throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(
                folder.resolve("stat"),
                pid + " (a (strange) name) S 1 2 3 4 5 6 7 8 9 10 " + userTicks + " " + systemTicks + " 0 0 20 0\n");
        Files.writeString(folder.resolve("status"), "Name:\ta\nVmRSS:\t  " + kib + " kB\nThreads:\t3\n");
        Files.writeString(
                folder.resolve("io"), "rchar: 1\nwchar: 2\nread_bytes: " + read + "\nwrite_bytes: " + written + "\n");
    }

    @Test
    void usageShouldBeWhatWasUsedBetweenTwoLooks() throws IOException {
        Processes processes = new Processes(proc, List.of(7L));
        process(7, 100, 50, 2_048, 1_000, 0);
        processes.look(0);
        process(7, 220, 80, 4_096, 1_000, 6_000);
        processes.look(2 * SECOND);

        assertThat(processes.usages().get(7L)).containsExactly(new Usage(2 * SECOND, 0.75, 4_096 * 1_024, 0, 3_000));
    }

    @Test
    void aProcessThatEndsShouldNotBeSeenAnyMore() throws IOException {
        Processes processes = new Processes(proc, List.of(7L));
        process(7, 0, 0, 1, 0, 0);
        processes.look(0);
        Files.move(proc.resolve("7"), proc.resolve("gone"));
        processes.look(SECOND);

        assertThat(processes.usages().get(7L)).isEmpty();
        assertThat(processes.absent()).containsExactly(7L);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisProcessShouldBeSeen() {
        long self = ProcessHandle.current().pid();
        Processes processes = new Processes(Path.of("/proc"), List.of(self));

        processes.look(0);
        processes.look(SECOND);

        assertThat(processes.absent()).isEmpty();
        assertThat(processes.usages().get(self)).singleElement().satisfies(usage -> assertThat(usage.memory())
                .isGreaterThan(1 << 20));
    }
}
