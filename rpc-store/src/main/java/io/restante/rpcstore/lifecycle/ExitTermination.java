package io.restante.rpcstore.lifecycle;

import jakarta.inject.Singleton;

/** Leaves with code 1, after the usual clean stop. */
@Singleton
final class ExitTermination implements Termination {
    @Override
    public void terminate() {
        // On a thread of its own: the stop that follows waits for the one that called.
        new Thread(() -> System.exit(1), "exit").start();
    }
}
