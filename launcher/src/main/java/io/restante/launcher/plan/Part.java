package io.restante.launcher.plan;

import io.restante.launcher.health.Endpoint;
import io.restante.launcher.health.Probe;
import io.restante.launcher.process.Call;
import java.io.IOException;
import java.util.List;

/**
 * One process of the plan.
 *
 * @param name how the user calls it, as in {@code status}
 * @param role what it is for
 * @param address where it serves
 * @param ports every port that it listens on, its address among them
 * @param after names of the parts that must be ready before this one is started
 * @param preparation writes what it needs and says how it is called, at each start
 * @param probe asks it whether it can do its work
 */
public record Part(
        String name,
        Role role,
        Endpoint address,
        List<Port> ports,
        List<String> after,
        Preparation preparation,
        Probe probe) {
    /** Writes what a process needs before each start, and says how it is called. */
    @FunctionalInterface
    public interface Preparation {
        Call prepare() throws IOException;
    }

    /**
     * A port that a part listens on.
     *
     * @param endpoint where
     * @param advice what to do when somebody else has it, after "or"
     */
    public record Port(Endpoint endpoint, String advice) {}
}
