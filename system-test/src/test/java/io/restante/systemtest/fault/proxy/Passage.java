package io.restante.systemtest.fault.proxy;

/** One direction of a link. While it is closed nothing passes, and whoever wants to pass waits. Thread-safe. */
final class Passage {
    private boolean closed;

    synchronized void close() {
        closed = true;
    }

    synchronized void open() {
        closed = false;
        notifyAll();
    }

    synchronized void await() throws InterruptedException {
        while (closed) {
            wait();
        }
    }
}
