package io.restante.rpcstore.chat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.routing.ShardHash;
import io.restante.routing.time.SystemTimers;
import io.restante.rpcstore.member.Ceiling;
import io.restante.rpcstore.member.Gate;
import io.restante.rpcstore.member.GateMetrics;
import io.restante.rpcstore.member.InMemoryMemberStore;
import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import io.restante.rpcstore.message.InMemorySegmentStore;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.shard.Arrival;
import io.restante.rpcstore.shard.ShardMetrics;
import io.restante.rpcstore.shard.Tenure;
import io.restante.rpcstore.shard.Ticker;
import io.restante.rpcstore.time.SystemTimeSource;
import java.util.UUID;

/** All chats of a first owner that never dies, on real time. */
public final class InMemoryChats {
    private static final MemoryLimits ROOMY = MemoryLimits.forHeap(64 << 20, 65_536);

    private InMemoryChats() {}

    public static ChatStorage storage(MessageStore messages) {
        return new ChatStorage(
                messages,
                new InMemorySegmentStore(),
                new ChainWatch(new CountedChainBreaks(), System::nanoTime),
                new ChatMetrics(new SimpleMeterRegistry()),
                new PageTurns(ROOMY));
    }

    public static OwnedChats over(MessageStore store, MemoryLimits memory) {
        return over(storage(store), ChatLimits.DEFAULT, memory);
    }

    public static OwnedChats over(ChatStorage storage, ChatLimits limits, MemoryLimits memory) {
        SystemTimeSource time = new SystemTimeSource();
        SystemTimers timers = new SystemTimers();
        InMemoryMemberStore members = new InMemoryMemberStore(time::micros);
        UUID self = UUID.randomUUID();
        members.join(new MemberRow(self, "here:1", MemberState.ALIVE, 0, UUID.randomUUID(), 0));
        Ceiling ceiling = new Ceiling();
        ceiling.raise(Long.MAX_VALUE - 1);
        Gate gate = new Gate(members, timers, self, new GateMetrics(new SimpleMeterRegistry()), () -> {});
        OwnedChats chats = new OwnedChats(storage, gate, timers, limits, memory);
        ShardMetrics metrics = new ShardMetrics(new SimpleMeterRegistry());
        for (int shard = 0; shard < ShardHash.SHARDS; shard++) {
            chats.open(new Tenure(shard, 1, Arrival.NEW, new Ticker(time, ceiling, timers, metrics, 1)));
        }
        return chats;
    }
}
