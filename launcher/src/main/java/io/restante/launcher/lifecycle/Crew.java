package io.restante.launcher.lifecycle;

import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Part;
import io.restante.launcher.plan.Role;
import io.restante.launcher.problem.Problem;
import io.restante.launcher.process.Ender;
import io.restante.launcher.process.Identity;
import io.restante.launcher.process.Run;
import io.restante.launcher.process.RunFiles;
import io.restante.launcher.process.Spawner;
import io.restante.launcher.process.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Starts and ends single processes and keeps the files about them. Once {@link #dismiss dismissed} it starts nothing any
 * more: Ctrl-C comes on a thread of its own, while another may be about to start the next process.
 */
public final class Crew {
    private static final Duration NODE_PATIENCE = Duration.ofMinutes(1);
    private static final Duration SERVICE_PATIENCE = Duration.ofSeconds(30);

    private final DataFolder data;
    private final RunFiles runs;
    private final Spawner spawner = new Spawner();
    private final Ender ender = new Ender();
    private final Consumer<String> out;
    private boolean dismissed;

    public Crew(DataFolder data, Consumer<String> out) {
        this.data = data;
        this.runs = new RunFiles(data.run());
        this.out = out;
    }

    public RunFiles runs() {
        return runs;
    }

    /** Those that run now. */
    public List<Part> alive(List<Part> parts) throws IOException {
        List<Part> alive = new ArrayList<>();
        for (Part part : parts) {
            if (runs.alive(part.name()).isPresent()) {
                alive.add(part);
            }
        }
        return alive;
    }

    /** Starts a process that does not run; it is not ready yet when this returns. */
    public synchronized void launch(Part part) throws IOException {
        if (dismissed) {
            throw new Problem(part.name() + " is not started any more, since everything is being stopped.");
        }
        Identity identity = spawner.spawn(part.preparation().prepare(), data.log(part.name()));
        try {
            runs.write(part.name(), new Run(identity, Wanted.RUNNING));
        } catch (IOException e) {
            // Without its file nobody would ever find it again.
            ProcessHandle.of(identity.pid()).ifPresent(ProcessHandle::destroyForcibly);
            throw e;
        }
    }

    public synchronized void dismiss() {
        dismissed = true;
    }

    public synchronized boolean isDismissed() {
        return dismissed;
    }

    /** Ends these processes, what depends on others first, and returns when they have ended. */
    public void stop(List<Part> parts) throws IOException, InterruptedException {
        Role[] roles = Role.values();
        for (int i = roles.length - 1; i >= 0; i--) {
            Role role = roles[i];
            stopTogether(parts.stream().filter(part -> part.role() == role).toList());
        }
    }

    private void stopTogether(List<Part> parts) throws IOException, InterruptedException {
        Map<Part, Identity> asked = new LinkedHashMap<>();
        for (Part part : parts) {
            Optional<Run> run = runs.alive(part.name());
            if (run.isPresent()) {
                markStopped(part, run.get().identity());
                ender.ask(run.get().identity());
                asked.put(part, run.get().identity());
            }
        }
        for (Map.Entry<Part, Identity> entry : asked.entrySet()) {
            Part part = entry.getKey();
            Duration patience = part.role() == Role.CASSANDRA ? NODE_PATIENCE : SERVICE_PATIENCE;
            if (!ender.ended(entry.getValue(), patience)) {
                out.accept(part.name() + " did not stop within " + patience.toSeconds() + " s and is killed.");
                ender.kill(entry.getValue());
            }
        }
        for (Part part : parts) {
            runs.delete(part.name());
        }
    }

    /** Tells a foreground {@code up} that this end is meant. On a full disk it is not told, but stopping goes on. */
    private void markStopped(Part part, Identity identity) {
        try {
            runs.write(part.name(), new Run(identity, Wanted.STOPPED));
        } catch (IOException e) {
            out.accept("The file about " + part.name() + " cannot be written: " + e.getMessage());
        }
    }
}
