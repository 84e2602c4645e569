package io.restante.rpcstore.message;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs tasks at once; while it holds, it keeps them back until they are let go. Thread-safe. */
public final class HoldingExecutor implements Executor {
    private final Queue<Runnable> held = new ArrayDeque<>();
    private boolean holding;

    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            if (holding) {
                held.add(task);
                return;
            }
        }
        task.run();
    }

    /** Keeps back what comes from now on. */
    public synchronized void hold() {
        holding = true;
    }

    public synchronized int heldTasks() {
        return held.size();
    }

    /** Runs what was kept back, and from now on everything at once. */
    public void letGo() {
        Queue<Runnable> tasks;
        synchronized (this) {
            holding = false;
            tasks = new ArrayDeque<>(held);
            held.clear();
        }
        tasks.forEach(Runnable::run);
    }
}
