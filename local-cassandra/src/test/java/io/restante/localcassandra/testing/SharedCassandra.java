package io.restante.localcassandra.testing;

import java.io.IOException;

/** Starts the one Cassandra of this test JVM when it is first asked for. */
final class SharedCassandra {
    private SharedCassandra() {}

    static TestCassandra get() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        static final TestCassandra INSTANCE = start();

        private static TestCassandra start() {
            try {
                return TestCassandra.start(System.getProperty("cassandra.test", "local"));
            } catch (IOException e) {
                throw new IllegalStateException("no Cassandra for the tests", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted before Cassandra was ready", e);
            }
        }
    }
}
