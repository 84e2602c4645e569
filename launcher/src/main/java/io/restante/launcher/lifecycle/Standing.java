package io.restante.launcher.lifecycle;

import io.restante.launcher.health.State;
import io.restante.launcher.plan.Part;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How one process stands at a moment.
 *
 * @param part which
 * @param pid its number, when it runs
 * @param state whether it can do its work
 * @param shards how many shards it owns, of a store that is ready
 */
public record Standing(Part part, OptionalLong pid, State state, OptionalInt shards) {}
