package io.restante.localcassandra.testing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Starts the one Cassandra of this test JVM when it is first asked for; a failed start is not tried again. */
final class SharedCassandra {
    static final SharedCassandra ONE = new SharedCassandra();

    private @Nullable TestCassandra running;
    private @Nullable Exception failure;

    private SharedCassandra() {}

    synchronized TestCassandra get() {
        if (running == null && failure == null) {
            start();
        }
        if (running == null) {
            throw new IllegalStateException("no Cassandra for the tests", failure);
        }
        return running;
    }

    private void start() {
        try {
            running = TestCassandra.start(System.getProperty("cassandra.test", "local"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = e;
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }
}
