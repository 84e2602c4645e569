package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Columns that are never null in a row that this service wrote. */
final class Columns {
    private Columns() {}

    static String text(Row row, String column) {
        return present(row.getString(column), column);
    }

    static UUID uuid(Row row, String column) {
        return present(row.getUuid(column), column);
    }

    private static <T> T present(@Nullable T value, String column) {
        if (value == null) {
            throw new IllegalStateException("column " + column + " must not be null, but is: the row was not written by"
                    + " this service, or only in part");
        }
        return value;
    }
}
