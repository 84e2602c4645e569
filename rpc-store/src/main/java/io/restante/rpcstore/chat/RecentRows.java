package io.restante.rpcstore.chat;

import io.restante.protos.rules.FieldRules;
import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest messages of one chat, without a gap up to its end: whoever wrote them need not read them. Holds nothing but
 * what is visible, and gives it back where memory is short. Thread-safe.
 */
final class RecentRows {
    /** Most messages of one chat. */
    static final int MOST_ROWS = 128;
    /** Most bytes of one chat. */
    static final int MOST_BYTES = 256 * 1024;

    private static final long NOTHING = Long.MAX_VALUE;
    private static final int ROW_OVERHEAD = 256;

    private final RecentMemory memory;
    /** Oldest first. */
    private final Deque<StoredMessage> rows = new ArrayDeque<>(0);
    /** Every visible message from this send time on is there. */
    private long from = NOTHING;
    /** The newest visible row of the chat, a seal too. */
    private long newest;

    private long bytes;
    private boolean used;

    RecentRows(RecentMemory memory) {
        this.memory = memory;
    }

    /** The newest visible row is this one, and it is a seal, or it was written before this member owned the chat. */
    synchronized void endsAt(long last) {
        newest = last;
    }

    /** These are visible now. */
    synchronized void append(List<StoredMessage> batch) {
        StoredMessage first = batch.get(0);
        if (from == NOTHING) {
            from = first.prev() + 1;
        }
        newest = batch.get(batch.size() - 1).sendTime();
        long before = bytes;
        for (StoredMessage row : batch) {
            rows.addLast(row);
            bytes += weight(row);
        }
        while (rows.size() > MOST_ROWS || bytes > MOST_BYTES) {
            StoredMessage oldest = rows.removeFirst();
            bytes -= weight(oldest);
            from = oldest.sendTime() + 1;
        }
        used = true;
        memory.holds(this, before, bytes);
    }

    /**
     * Takes in a page that was read from the storage, if it joins what is there, or the end.
     *
     * @param end the newest row that the page could show
     */
    synchronized void extend(PageRequest request, Page page, long end) {
        List<StoredMessage> falling = new ArrayList<>(page.messages());
        if (!request.reverse()) {
            Collections.reverse(falling);
        }
        long high = high(request, page, end);
        boolean joins = from == NOTHING ? high == newest : high >= from - 1;
        if (falling.isEmpty() || !joins || !isSound(falling)) {
            return;
        }
        long before = bytes;
        long low = low(request, page);
        for (StoredMessage row : falling) {
            if (row.sendTime() < from) {
                if (rows.size() >= MOST_ROWS || bytes + weight(row) > MOST_BYTES) {
                    low = from == NOTHING ? newest + 1 : from;
                    break;
                }
                rows.addFirst(row);
                bytes += weight(row);
                from = row.sendTime();
            }
        }
        from = Math.min(from, low);
        used = true;
        memory.holds(this, before, bytes);
    }

    private static long high(PageRequest request, Page page, long end) {
        if (request.reverse()) {
            return request.cursor() == 0 ? end : Math.min(request.cursor(), end);
        }
        return page.hasMore() ? page.nextCursor() - 1 : end;
    }

    private static long low(PageRequest request, Page page) {
        if (request.reverse()) {
            return page.hasMore() ? page.nextCursor() + 1 : 0;
        }
        return request.cursor();
    }

    /** Whether nothing is missing between them. At a seam there is the seal, which no page shows. */
    private static boolean isSound(List<StoredMessage> falling) {
        List<StoredMessage> rising = new ArrayList<>(falling);
        Collections.reverse(rising);
        return ChainBreak.find(rising, Long.MAX_VALUE, 0) == null;
    }

    /** The page that the storage would show too; null where it would show messages that are not here. */
    synchronized @Nullable Page page(PageRequest request) {
        used = true;
        return request.reverse() ? falling(request) : rising(request);
    }

    private @Nullable Page rising(PageRequest request) {
        if (request.cursor() < from) {
            return null;
        }
        List<StoredMessage> wanted = new ArrayList<>();
        take(wanted, rows.iterator(), request.cursor(), Long.MAX_VALUE, request);
        return request.toPage(wanted);
    }

    private @Nullable Page falling(PageRequest request) {
        List<StoredMessage> wanted = new ArrayList<>();
        long to = request.cursor() == 0 ? Long.MAX_VALUE : request.cursor();
        boolean full = take(wanted, rows.descendingIterator(), 0, to, request);
        // Below the first send time there is no message.
        return full || from <= 1 ? request.toPage(wanted) : null;
    }

    /** Takes what lies in the range, as much as a page needs; whether it is all that it needs. */
    private static boolean take(
            List<StoredMessage> wanted, Iterator<StoredMessage> rows, long low, long high, PageRequest request) {
        long textBytes = 0;
        while (rows.hasNext()) {
            StoredMessage row = rows.next();
            if (row.sendTime() < low || row.sendTime() > high) {
                continue;
            }
            wanted.add(row);
            textBytes += FieldRules.utf8Length(row.text());
            if (wanted.size() > request.limit() || (wanted.size() > 1 && textBytes > request.maxTextBytes())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it was used since this was asked last. */
    synchronized boolean takeUsed() {
        boolean was = used;
        used = false;
        return was;
    }

    /** Gives its memory back. */
    synchronized void forget() {
        long before = bytes;
        rows.clear();
        bytes = 0;
        from = NOTHING;
        memory.holds(this, before, 0);
    }

    private static long weight(StoredMessage row) {
        return ROW_OVERHEAD + 2L * row.text().length();
    }
}
