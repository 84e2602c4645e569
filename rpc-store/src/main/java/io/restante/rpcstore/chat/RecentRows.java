package io.restante.rpcstore.chat;

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

    /** A chat in use keeps a page of the usual size, or what it has. */
    static final int FEWEST_ROWS = PageRequest.USUAL_LIMIT;

    private static final long NOTHING = Long.MAX_VALUE;
    private static final int ROW_OVERHEAD = 256;

    private final RecentMemory memory;
    /** Oldest first. */
    private final Deque<StoredMessage> rows = new ArrayDeque<>(0);
    /** Every visible message from this send time on is there. */
    private long from = NOTHING;
    /** The newest message below that; 0 where it is not known. */
    private long older;
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
            reachTo(first.prev() + 1, 0);
        }
        newest = batch.get(batch.size() - 1).sendTime();
        long before = bytes;
        for (StoredMessage row : batch) {
            rows.addLast(row);
            bytes += weight(row);
        }
        while (rows.size() > MOST_ROWS || bytes > MOST_BYTES) {
            removeOldest();
        }
        used = true;
        memory.holds(this, before, bytes);
    }

    private void removeOldest() {
        StoredMessage oldest = rows.removeFirst();
        bytes -= weight(oldest);
        reachTo(oldest.sendTime() + 1, oldest.sendTime());
    }

    /**
     * Takes in a page that was read from the storage, if it joins what is there, or the end.
     *
     * @param end the newest row that the page could show
     */
    synchronized void extend(PageRequest request, Page page, long end) {
        List<StoredMessage> rising = new ArrayList<>(page.messages());
        if (request.reverse()) {
            Collections.reverse(rising);
        }
        long high = high(request, page, end);
        boolean joins = from == NOTHING ? high == newest : high >= from - 1;
        if (rising.isEmpty() || !joins || !isSound(rising)) {
            return;
        }
        long before = bytes;
        if (from == NOTHING) {
            // Above the newest row there is no message.
            reachTo(newest + 1, 0);
        }
        if (addBelow(rising)) {
            reachTo(request, page);
        }
        used = true;
        memory.holds(this, before, bytes);
    }

    /** Adds what is older than all that is there, the newest first; false where not all of it fits. */
    private boolean addBelow(List<StoredMessage> rising) {
        for (int i = rising.size() - 1; i >= 0; i--) {
            StoredMessage row = rising.get(i);
            if (row.sendTime() < from) {
                if (rows.size() >= MOST_ROWS || bytes + weight(row) > MOST_BYTES) {
                    reachTo(from, row.sendTime());
                    return false;
                }
                rows.addFirst(row);
                bytes += weight(row);
                reachTo(row.sendTime(), 0);
            }
        }
        return true;
    }

    /** All of the page is there. */
    private void reachTo(PageRequest request, Page page) {
        long low = low(request, page);
        if (request.reverse() && page.hasMore() && low <= from) {
            reachTo(low, page.nextCursor());
        } else if (low < from) {
            reachTo(low, 0);
        }
    }

    private void reachTo(long sendTime, long next) {
        from = sendTime;
        older = next;
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
    private static boolean isSound(List<StoredMessage> rising) {
        return ChainBreak.find(rising, Long.MAX_VALUE, 0) == null;
    }

    /** The page that the storage would show too; null where it would show messages that are not here. */
    synchronized @Nullable Page page(PageRequest request) {
        used = true;
        return request.reverse() ? falling(request) : rising(request);
    }

    private @Nullable Page rising(PageRequest request) {
        return request.cursor() < from ? null : pageOf(request, rows.iterator(), request.cursor(), Long.MAX_VALUE);
    }

    private @Nullable Page falling(PageRequest request) {
        long to = request.cursor() == 0 ? Long.MAX_VALUE : request.cursor();
        Page page = pageOf(request, rows.descendingIterator(), 0, to);
        // Below the first send time there is no message.
        if (page.hasMore() || from <= 1) {
            return page;
        }
        boolean full = page.messages().size() == request.limit();
        return full && older > 0 ? new Page(page.messages(), true, older) : null;
    }

    /** The page of what lies in the range, of which it takes one more than is shown. */
    private static Page pageOf(PageRequest request, Iterator<StoredMessage> rows, long low, long high) {
        List<StoredMessage> wanted = new ArrayList<>();
        while (rows.hasNext() && wanted.size() <= request.limit()) {
            StoredMessage row = rows.next();
            if (row.sendTime() >= low && row.sendTime() <= high) {
                wanted.add(row);
            }
        }
        return request.toPage(wanted);
    }

    /** Whether it was used since this was asked last. */
    synchronized boolean takeUsed() {
        boolean was = used;
        used = false;
        return was;
    }

    /** Gives back the older half of its memory, but for the fewest rows. */
    synchronized void trim() {
        long before = bytes;
        int left = Math.max(FEWEST_ROWS, rows.size() / 2);
        while (rows.size() > left) {
            removeOldest();
        }
        memory.holds(this, before, bytes);
    }

    /** Gives its memory back. */
    synchronized void forget() {
        long before = bytes;
        rows.clear();
        bytes = 0;
        reachTo(NOTHING, 0);
        memory.holds(this, before, 0);
    }

    private static long weight(StoredMessage row) {
        return ROW_OVERHEAD + 2L * row.text().length();
    }
}
