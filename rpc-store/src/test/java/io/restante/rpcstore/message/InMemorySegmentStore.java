package io.restante.rpcstore.message;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The table {@code chat_segment}; rows never change, so that timestamps do not matter. */
public final class InMemorySegmentStore implements SegmentStore {
    private final Map<String, NavigableMap<Long, SegmentStart>> chats = new HashMap<>();

    @Override
    public synchronized CompletionStage<WriteOutcome> put(SegmentStart start) {
        starts(start.chat()).put(start.firstSendTime(), start);
        return CompletableFuture.completedFuture(WriteOutcome.STORED);
    }

    @Override
    public synchronized CompletionStage<Optional<SegmentStart>> at(String chat, long sendTime) {
        return found(starts(chat).floorEntry(sendTime));
    }

    @Override
    public synchronized CompletionStage<Optional<SegmentStart>> after(String chat, long sendTime) {
        return found(starts(chat).higherEntry(sendTime));
    }

    @Override
    public synchronized CompletionStage<Optional<SegmentStart>> newest(String chat) {
        return found(starts(chat).lastEntry());
    }

    private NavigableMap<Long, SegmentStart> starts(String chat) {
        return chats.computeIfAbsent(chat, name -> new TreeMap<>());
    }

    private static CompletionStage<Optional<SegmentStart>> found(Map.@Nullable Entry<Long, SegmentStart> entry) {
        return CompletableFuture.completedFuture(Optional.ofNullable(entry).map(Map.Entry::getValue));
    }
}
