package io.restante.rpcstore.chat;

import io.restante.protos.rules.FieldRules;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.PageQuery;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a page: of one segment, and on into the next where that one ends before the page is full. For one
 * use.
 */
final class PageReader {
    private final PageRequest request;
    private final ChatEnd end;
    private final Function<PageQuery, CompletionStage<List<StoredMessage>>> read;
    private final List<StoredMessage> rows = new ArrayList<>();
    private int messages;
    private long textBytes;
    private boolean atTheEnd;

    /** @param end the newest row that the page may show, and its segment or a later one */
    private PageReader(
            PageRequest request, ChatEnd end, Function<PageQuery, CompletionStage<List<StoredMessage>>> read) {
        this.request = request;
        this.end = end;
        this.read = read;
    }

    static PageReader ofQuorum(PageRequest request, ChatEnd end, MessageStore store) {
        return new PageReader(request, end, store::page);
    }

    static PageReader ofAll(PageRequest request, ChatEnd end, MessageStore store) {
        return new PageReader(request, end, store::pageOfAll);
    }

    /** Reads on, from a segment that holds the page's near end, or one that the page comes to before it. */
    CompletionStage<PageReader> from(int segment) {
        PageQuery query = query(segment);
        CompletionStage<List<StoredMessage>> found =
                query.from() > query.to() ? CompletableFuture.completedFuture(List.of()) : read.apply(query);
        return found.thenCompose(more -> {
            more.forEach(this::take);
            int next = segment + (request.reverse() ? -1 : 1);
            atTheEnd = next < 0 || next > end.partition().segment();
            boolean full = messages > request.limit() || textBytes > request.maxTextBytes();
            if (full || atTheEnd) {
                atTheEnd &= !full;
                return CompletableFuture.completedFuture(this);
            }
            return from(next);
        });
    }

    private PageQuery query(int segment) {
        PageQuery whole = request.toQuery(new Partition(end.partition().chat(), segment), end.last());
        // Above all others of a segment that has ended stands its seal, which is not shown.
        boolean ended = segment < end.partition().segment() || end.sealed();
        int seals = request.reverse() && ended ? 1 : 0;
        return new PageQuery(
                whole.partition(),
                whole.from(),
                whole.to(),
                whole.limit() - messages + seals,
                whole.maxTextBytes() - textBytes,
                whole.reverse());
    }

    private void take(StoredMessage row) {
        rows.add(row);
        if (!row.isSeal()) {
            messages++;
            textBytes += FieldRules.utf8Length(row.text());
        }
    }

    /** The page, once all is read. */
    Page page() {
        return request.toPage(rows.stream().filter(row -> !row.isSeal()).toList());
    }

    /** The first place where the chain of the rows read is broken; null where it is sound. */
    @Nullable ChainBreak firstBreak() {
        PageQuery whole = query(0);
        if (whole.from() > whole.to()) {
            return null;
        }
        if (request.reverse()) {
            List<StoredMessage> rising = new ArrayList<>(rows);
            Collections.reverse(rising);
            return ChainBreak.find(rising, atTheEnd ? 0 : Long.MAX_VALUE, whole.to() == end.last() ? end.last() : 0);
        }
        return ChainBreak.find(rows, whole.from(), atTheEnd ? end.last() : 0);
    }
}
