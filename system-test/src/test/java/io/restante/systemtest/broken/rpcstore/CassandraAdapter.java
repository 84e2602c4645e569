package io.restante.systemtest.broken.rpcstore;

import com.datastax.oss.driver.api.core.CqlSession;

/** No offender against the driver's wall, by its name. */
final class CassandraAdapter {
    static final Class<?> DRIVER = CqlSession.class;

    private CassandraAdapter() {}

    static final class Nested {
        static final Class<?> DRIVER = CqlSession.class;

        private Nested() {}
    }
}
