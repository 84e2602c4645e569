package io.restante.launcher.lifecycle;

import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Part;
import io.restante.launcher.problem.Problem;
import io.restante.launcher.process.Run;
import io.restante.launcher.process.RunFiles;
import io.restante.launcher.process.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Stands by while everything runs. Other commands may stop and start single processes meanwhile. */
public final class Watch {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final RunFiles runs;
    private final DataFolder data;

    public Watch(RunFiles runs, DataFolder data) {
        this.runs = runs;
        this.data = data;
    }

    /**
     * Returns when another command has stopped all of them.
     *
     * @throws Problem when one has ended that nobody stopped
     */
    public void untilStopped(List<Part> parts) throws IOException, InterruptedException {
        while (anyRuns(parts)) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    private boolean anyRuns(List<Part> parts) throws IOException {
        boolean any = false;
        for (Part part : parts) {
            Optional<Run> run = runs.read(part.name());
            if (run.isPresent() && run.get().wanted() == Wanted.RUNNING) {
                if (!run.get().isAlive()) {
                    throw new Problem(
                            part.name() + " (process " + run.get().identity().pid()
                                    + ") has ended by itself: see why in " + data.log(part.name())
                                    + ". The others were stopped.");
                }
                any = true;
            }
        }
        return any;
    }
}
