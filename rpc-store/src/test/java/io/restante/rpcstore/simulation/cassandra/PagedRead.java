package io.restante.rpcstore.simulation.cassandra;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One statement, read page by page of the driver until the texts have passed a number of bytes. For one use. */
final class PagedRead<T> {
    /** How long a client waits for all replicas before it is content with a quorum. */
    private static final Duration SOON = Duration.ofMillis(200);

    private final Session session;
    private final Statement statement;
    private final PartitionKey key;
    private final int pageRows;
    private final long maxTextBytes;
    private final Function<Row, T> map;
    private final List<T> rows = new ArrayList<>();
    private final CompletableFuture<List<T>> result = new CompletableFuture<>();
    private long textBytes;

    PagedRead(
            Session session,
            Statement statement,
            PartitionKey key,
            int pageRows,
            long maxTextBytes,
            Function<Row, T> map) {
        this.session = session;
        this.statement = statement;
        this.key = key;
        this.pageRows = pageRows;
        this.maxTextBytes = maxTextBytes;
        this.map = map;
    }

    CompletableFuture<List<T>> read(Slice slice) {
        if (slice.isEmpty()) {
            result.complete(List.of());
            return result;
        }
        Slice page = new Slice(slice.from(), slice.to(), Math.min(slice.limit(), pageRows), slice.reverse());
        page(page).whenComplete((read, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else {
                take(read, slice, page.limit());
            }
        });
        return result;
    }

    private CompletableFuture<List<Row>> page(Slice page) {
        return switch (statement) {
            case NEWEST_OF_ALL -> session.readOfAll(statement, key, page, SOON);
            case PAGE_OF_ALL -> session.readOfAll(statement, key, page);
            default -> session.read(statement, key, page);
        };
    }

    private void take(List<Row> read, Slice slice, int asked) {
        for (Row row : read) {
            rows.add(map.apply(row));
            textBytes += maxTextBytes == Long.MAX_VALUE ? 0 : textBytes(row);
            if (textBytes > maxTextBytes) {
                result.complete(List.copyOf(rows));
                return;
            }
        }
        long last = read.isEmpty() ? slice.end() : read.get(read.size() - 1).key;
        int left = slice.limit() - read.size();
        if (read.size() < asked || left == 0 || last == slice.end()) {
            result.complete(List.copyOf(rows));
        } else {
            read(slice.after(last, left));
        }
    }

    private static int textBytes(Row row) {
        return MessageRows.message(row).text().getBytes(StandardCharsets.UTF_8).length;
    }
}
