package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.SegmentStore;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Tells in which segment of its chat a send time falls. What it has learnt it keeps, up to a bound: starts of segments
 * never change. The newest segment must be added before anything is asked. Thread-safe.
 */
final class ChatSegments {
    /** The newest are kept. */
    private static final int MOST = 64;

    private final String chat;
    private final SegmentStore store;
    /** Numbers by first send time. Most chats never leave segment 0, and need none. */
    private NavigableMap<Long, Integer> starts = Collections.emptyNavigableMap();

    ChatSegments(String chat, SegmentStore store) {
        this.chat = chat;
        this.store = store;
    }

    synchronized void add(SegmentStart start) {
        if (starts.isEmpty()) {
            starts = new TreeMap<>();
        }
        starts.put(start.firstSendTime(), start.segment());
        if (starts.size() > MOST) {
            starts.pollFirstEntry();
        }
    }

    CompletionStage<Integer> at(long sendTime) {
        return isKnown(sendTime)
                ? CompletableFuture.completedFuture(known(sendTime))
                : store.at(chat, sendTime).thenCombine(store.after(chat, sendTime), (at, after) -> {
                    after.ifPresent(this::add);
                    at.ifPresent(this::add);
                    return at.map(SegmentStart::segment).orElse(0);
                });
    }

    /** Segments are numbered without gaps: between one and the next there is none that is not known. */
    private synchronized boolean isKnown(long sendTime) {
        Map.Entry<Long, Integer> next = starts.higherEntry(sendTime);
        return next == null || next.getValue() == known(sendTime) + 1;
    }

    private synchronized int known(long sendTime) {
        Map.Entry<Long, Integer> start = starts.floorEntry(sendTime);
        return start == null ? 0 : start.getValue();
    }
}
