package io.restante.launcher.plan;

/** Turns what the user asked for into what is to run. */
@FunctionalInterface
public interface Planner {
    Plan plan(DataFolder data, Options options);
}
