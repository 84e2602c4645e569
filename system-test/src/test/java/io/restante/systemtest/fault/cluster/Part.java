package io.restante.systemtest.fault.cluster;

/** A process that faults befall. */
public interface Part {
    /** As in {@code rpc-store-1}. */
    String name();

    /** SIGKILL. */
    void kill();

    /** SIGSTOP. */
    void pause();

    /** SIGCONT. */
    void resume();

    /** Starts it again, and does not wait until it is ready. */
    void start();

    /** Whether it answers as it should, now. */
    boolean isReady();
}
