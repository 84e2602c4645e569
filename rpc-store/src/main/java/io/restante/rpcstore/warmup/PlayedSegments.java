package io.restante.rpcstore.warmup;

import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.SegmentStore;
import io.restante.rpcstore.message.WriteOutcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads the real table, and never writes. */
final class PlayedSegments implements SegmentStore {
    private final SegmentStore real;

    PlayedSegments(SegmentStore real) {
        this.real = real;
    }

    @Override
    public CompletionStage<WriteOutcome> put(SegmentStart start) {
        return CompletableFuture.completedFuture(WriteOutcome.STORED);
    }

    @Override
    public CompletionStage<Optional<SegmentStart>> at(String chat, long sendTime) {
        return real.at(chat, sendTime);
    }

    @Override
    public CompletionStage<Optional<SegmentStart>> after(String chat, long sendTime) {
        return real.after(chat, sendTime);
    }

    @Override
    public CompletionStage<Optional<SegmentStart>> newest(String chat) {
        return real.newest(chat);
    }
}
