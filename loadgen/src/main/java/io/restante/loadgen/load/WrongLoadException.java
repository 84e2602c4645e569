package io.restante.loadgen.load;

import java.util.List;

/** A load that cannot be made; says all that is wrong with it at once. */
public final class WrongLoadException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<String> problems;

    public WrongLoadException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each. */
    public List<String> problems() {
        return problems;
    }
}
