package io.restante.launcher.process;

/**
 * A process that was started.
 *
 * @param identity which one
 * @param wanted whether it is meant to run: where it is, its end is a fault
 */
public record Run(Identity identity, Wanted wanted) {
    public boolean isAlive() {
        return identity.isAlive();
    }
}
