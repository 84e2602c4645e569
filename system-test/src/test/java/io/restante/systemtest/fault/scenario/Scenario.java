package io.restante.systemtest.fault.scenario;

/**
 * Something that goes wrong and is mended again.
 *
 * @param kind one word for all of its kind
 * @param description with everything that was drawn for it
 * @param action what is done, and undone
 */
public record Scenario(String kind, String description, Action action) {
    /** Breaks and mends; its processes run when it returns, but need not be ready. */
    public interface Action {
        void run(Stage stage) throws InterruptedException;
    }

    @Override
    public String toString() {
        return kind + ": " + description;
    }
}
