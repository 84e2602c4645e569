package io.restante.launcher.backup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;

/** How far send times may have gone. */
final class Marks {
    /** The one partition of the table {@code shard}. */
    static final String CLUSTER = "restante";

    private Marks() {}

    /** No message that was answered, and no row that was written, before this call has a higher send time or timestamp. */
    static long highest(CqlSession session, String keyspace) {
        long ceiling = highest(session, SimpleStatement.newInstance("SELECT ceiling FROM " + keyspace + ".member"));
        long floor = highest(
                session,
                SimpleStatement.newInstance("SELECT floor FROM " + keyspace + ".shard WHERE cluster = ?", CLUSTER));
        return Math.max(ceiling, floor);
    }

    private static long highest(CqlSession session, SimpleStatement query) {
        long highest = 0;
        for (Row row : session.execute(query.setConsistencyLevel(DefaultConsistencyLevel.QUORUM))) {
            highest = Math.max(highest, row.getLong(0));
        }
        return highest;
    }
}
