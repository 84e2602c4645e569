package io.restante.rpcstore.chat;

import io.restante.rpcstore.chat.HeldMessageStore.Held;
import io.restante.rpcstore.message.InMemorySegmentStore;
import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.SegmentStore;
import io.restante.rpcstore.message.WriteOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Starts of segments whose writes a test can hold back, and whose reads are counted. */
final class HeldSegmentStore implements SegmentStore {
    final List<SegmentStart> noted = new ArrayList<>();
    final Deque<Held<SegmentStart, WriteOutcome>> puts = new ArrayDeque<>();
    boolean holdPuts;
    int reads;
    private final InMemorySegmentStore rows;

    HeldSegmentStore(InMemorySegmentStore rows) {
        this.rows = rows;
    }

    @Override
    public CompletionStage<WriteOutcome> put(SegmentStart start) {
        noted.add(start);
        if (!holdPuts) {
            return rows.put(start);
        }
        Held<SegmentStart, WriteOutcome> held = new Held<>(start, new CompletableFuture<>(), () -> rows.put(start));
        puts.addLast(held);
        return held.answer();
    }

    @Override
    public CompletionStage<Optional<SegmentStart>> at(String chat, long sendTime) {
        reads++;
        return rows.at(chat, sendTime);
    }

    @Override
    public CompletionStage<Optional<SegmentStart>> after(String chat, long sendTime) {
        reads++;
        return rows.after(chat, sendTime);
    }

    @Override
    public CompletionStage<Optional<SegmentStart>> newest(String chat) {
        reads++;
        return rows.newest(chat);
    }
}
