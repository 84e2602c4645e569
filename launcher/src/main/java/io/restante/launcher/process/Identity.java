package io.restante.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that is told apart from a later one with the same number.
 *
 * @param pid its number
 * @param birth when it began. On Linux the id of the machine's boot and the ticks since then, which no change of the clock
 *     moves; elsewhere the time that the system tells
 */
public record Identity(long pid, String birth) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int STATE = 0;
    private static final int START_TICKS = 19;

    /** The process that has this number now; empty when there is none, or only what is left of a dead one. */
    public static Optional<Identity> of(long pid) {
        return birth(pid).map(birth -> new Identity(pid, birth));
    }

    /** Whether this very process still runs (or is stopped by a signal). */
    public boolean isAlive() {
        return birth(pid).filter(birth::equals).isPresent();
    }

    private static Optional<String> birth(long pid) {
        if (!Files.isReadable(BOOT)) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(handle -> handle.info().startInstant())
                    .map(instant -> Long.toString(instant.toEpochMilli()));
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The second field is the program's name in brackets and may hold anything; its last bracket ends it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean dead = fields[STATE].equals("Z") || fields[STATE].equals("X");
            return dead ? Optional.empty() : Optional.of(Files.readString(BOOT).trim() + ":" + fields[START_TICKS]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
