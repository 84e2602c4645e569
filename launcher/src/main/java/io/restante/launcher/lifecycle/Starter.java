package io.restante.launcher.lifecycle;

import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Part;
import io.restante.launcher.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Starts processes side by side, as far as they need not wait for each other, and returns when all are ready. The
 * services start while Cassandra does: most of their time goes into loading classes, and they wait for it by themselves.
 */
public final class Starter {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PROBE = Duration.ofSeconds(1);

    private final Crew crew;
    private final DataFolder data;
    private final Duration patience;
    private final Consumer<String> out;

    /** @param patience how long all of them together may take */
    public Starter(Crew crew, DataFolder data, Duration patience, Consumer<String> out) {
        this.crew = crew;
        this.data = data;
        this.patience = patience;
        this.out = out;
    }

    /**
     * Those that run already are only waited for.
     *
     * @throws Problem when one ends or is not ready in time; what was started until then still runs
     */
    public void start(List<Part> parts) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Set<String> names = parts.stream().map(Part::name).collect(Collectors.toSet());
        Set<String> running = crew.alive(parts).stream().map(Part::name).collect(Collectors.toCollection(HashSet::new));
        Set<String> ready = new HashSet<>();
        List<Part> waiting = new ArrayList<>(parts);
        while (!waiting.isEmpty()) {
            for (Part part : List.copyOf(waiting)) {
                boolean free = part.after().stream().noneMatch(name -> names.contains(name) && !ready.contains(name));
                if (free && running.add(part.name())) {
                    crew.launch(part);
                }
                if (running.contains(part.name()) && isReady(part)) {
                    ready.add(part.name());
                    waiting.remove(part);
                    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
                    out.accept(part.name() + " is ready on " + part.address() + " (" + seconds + " s)");
                }
            }
            if (!waiting.isEmpty()) {
                checkTime(began, waiting);
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
        }
    }

    private boolean isReady(Part part) throws IOException {
        if (crew.runs().alive(part.name()).isEmpty()) {
            throw new Problem(part.name() + " ended before it was ready: see why in " + data.log(part.name()) + ".");
        }
        return part.probe().ready(PROBE);
    }

    private void checkTime(long began, List<Part> waiting) {
        if (System.nanoTime() - began > patience.toNanos()) {
            throw new Problem(waiting.stream()
                            .map(part -> part.name() + " (log: " + data.log(part.name()) + ")")
                            .collect(Collectors.joining(" and "))
                    + " did not become ready within " + patience.toSeconds()
                    + " s: see the log, and ./restante status for what else is down.");
        }
    }
}
