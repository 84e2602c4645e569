package io.restante.rpcstore.chat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts in memory, since the start of the process. */
public final class CountedChainBreaks implements ChainBreaks {
    private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);

    public CountedChainBreaks() {
        for (Kind kind : Kind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    @Override
    public void count(Kind kind) {
        counter(kind).increment();
    }

    public long counted(Kind kind) {
        return counter(kind).sum();
    }

    private LongAdder counter(Kind kind) {
        return Objects.requireNonNull(counts.get(kind));
    }
}
