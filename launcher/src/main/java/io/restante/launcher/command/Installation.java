package io.restante.launcher.command;

import io.restante.launcher.lifecycle.Crew;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.OptionsFile;
import io.restante.launcher.plan.Part;
import io.restante.launcher.plan.Plan;
import io.restante.launcher.problem.Problem;
import io.restante.launcher.process.Lock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was once started with the data in a folder.
 *
 * @param data the folder
 * @param plan what is meant to run
 * @param crew who starts and stops it
 */
record Installation(DataFolder data, Plan plan, Crew crew) {
    private static final Duration FOR_LOCK = Duration.ofMinutes(2);

    /** Empty when nothing was ever started with these data. */
    static Optional<Installation> of(Setting setting, DataFolder data) throws IOException {
        return new OptionsFile(data)
                .read()
                .map(options -> new Installation(
                        data, setting.planner().plan(data, options), new Crew(data, setting.out()::println)));
    }

    /** @throws Problem when nothing was ever started with these data */
    static Installation existing(Setting setting, DataFolder data) throws IOException {
        return of(setting, data)
                .orElseThrow(() -> new Problem(
                        "Nothing was ever started with the data in " + data.root() + ": begin with ./restante up."));
    }

    /** Does something that no other command may do at the same time. */
    void alone(Lock.Work work) throws IOException, InterruptedException {
        Lock.hold(data.run(), FOR_LOCK, work);
    }

    /**
     * Checks that nothing uses the data any more.
     *
     * @param next the command that is to follow {@code down}
     * @throws Problem that names who does
     */
    void requireStopped(String next) throws IOException {
        List<Part> alive = crew.alive(plan.parts());
        if (!alive.isEmpty()) {
            throw new Problem(alive.get(0).name() + " still uses the data in " + data.root()
                    + ": first ./restante down, then " + next + ".");
        }
    }

    static Lock lock(DataFolder data) throws IOException, InterruptedException {
        return Lock.take(data.run(), FOR_LOCK);
    }
}
