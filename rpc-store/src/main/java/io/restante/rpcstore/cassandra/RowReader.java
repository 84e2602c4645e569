package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Collects the rows of one statement, page by page of the driver, until there are no more or until their texts have
 * passed a number of bytes; the row that passes it is the last. For one use.
 */
final class RowReader<T> {
    private final Function<Row, T> map;
    private final long maxTextBytes;
    private final List<T> rows = new ArrayList<>();
    private long textBytes;

    RowReader(Function<Row, T> map, long maxTextBytes) {
        this.map = map;
        this.maxTextBytes = maxTextBytes;
    }

    CompletionStage<List<T>> read(AsyncResultSet page) {
        for (Row row : page.currentPage()) {
            rows.add(map.apply(row));
            textBytes += textBytes(row);
            if (textBytes > maxTextBytes) {
                return CompletableFuture.completedStage(List.copyOf(rows));
            }
        }
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(this::read)
                : CompletableFuture.completedStage(List.copyOf(rows));
    }

    private static int textBytes(Row row) {
        if (!row.getColumnDefinitions().contains(MessageTable.TEXT)) {
            return 0;
        }
        ByteBuffer text = row.getBytesUnsafe(MessageTable.TEXT);
        return text == null ? 0 : text.remaining();
    }
}
