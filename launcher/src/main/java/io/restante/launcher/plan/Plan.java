package io.restante.launcher.plan;

import io.restante.launcher.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that is to run.
 *
 * @param parts in the order in which they depend on each other
 * @param firstCommand a line to try when all is ready
 */
public record Plan(List<Part> parts, String firstCommand) {
    /** @throws Problem when no part is called so */
    public Part part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem("There is no process " + name + "; there are "
                        + parts.stream().map(Part::name).collect(Collectors.joining(", ")) + "."));
    }

    public List<Part> of(Role role) {
        return parts.stream().filter(part -> part.role() == role).toList();
    }
}
