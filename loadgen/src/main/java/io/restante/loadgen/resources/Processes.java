package io.restante.loadgen.resources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watches processes, by their number; one that ends is not seen any more. Safe for use by many threads. */
public final class Processes {
    private final Path proc;
    private final Map<Long, Counters> before = new LinkedHashMap<>();
    private final Map<Long, List<Usage>> usages = new LinkedHashMap<>();
    private long last;

    /** Processes of the machine whose {@code /proc} this is. */
    public Processes(Path proc, List<Long> pids) {
        this.proc = proc;
        pids.forEach(pid -> usages.put(pid, new ArrayList<>()));
    }

    /** Those that are not there, or cannot be looked at. */
    public List<Long> absent() {
        return usages.keySet().stream().filter(pid -> read(pid).isEmpty()).toList();
    }

    /** Looks at all of them, so many nanoseconds after the start of the run; the first look counts from there on. */
    public synchronized void look(long now) {
        double seconds = (now - last) / 1e9;
        last = now;
        usages.forEach((pid, list) -> {
            Optional<Counters> counters = read(pid);
            Counters earlier = before.get(pid);
            if (counters.isEmpty()) {
                before.remove(pid);
                return;
            }
            Counters current = counters.get();
            if (earlier != null && seconds > 0) {
                list.add(new Usage(
                        now,
                        (current.cpuSeconds() - earlier.cpuSeconds()) / seconds,
                        current.memory(),
                        (current.read() - earlier.read()) / seconds,
                        (current.written() - earlier.written()) / seconds));
            }
            before.put(pid, current);
        });
    }

    /** What each used, second by second. */
    public synchronized Map<Long, List<Usage>> usages() {
        Map<Long, List<Usage>> copy = new LinkedHashMap<>();
        usages.forEach((pid, list) -> copy.put(pid, List.copyOf(list)));
        return copy;
    }

    private Optional<Counters> read(long pid) {
        try {
            return Optional.of(Counters.read(proc.resolve(Long.toString(pid))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
