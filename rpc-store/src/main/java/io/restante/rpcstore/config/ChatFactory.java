package io.restante.rpcstore.config;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.restante.routing.ShardMaps;
import io.restante.routing.time.SystemTimers;
import io.restante.rpcstore.chat.ChainBreaks;
import io.restante.rpcstore.chat.ChainWatch;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.CountedChainBreaks;
import io.restante.rpcstore.chat.GatedReader;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.SegmentStore;
import jakarta.inject.Singleton;

/** Puts the chats' parts together. */
@Factory
final class ChatFactory {
    /** Rows that one round trip of a page's read brings at most. */
    private static final int PAGE_ROWS = 256;

    @Singleton
    MemoryLimits memoryLimits(StoreConfig config) {
        return MemoryLimits.forHeap(Runtime.getRuntime().maxMemory(), config.textBytes());
    }

    @Singleton
    @Bean(preDestroy = "close")
    SystemTimers timers() {
        return new SystemTimers();
    }

    @Singleton
    ShardMaps shardMaps() {
        return new ShardMaps();
    }

    @Singleton
    OwnAddress ownAddress(DoorConfig config) {
        return new OwnAddress(config.advertisedAddress());
    }

    @Singleton
    LeaseTimes leaseTimes() {
        return LeaseTimes.DEFAULT;
    }

    @Singleton
    ChainBreaks chainBreaks() {
        return new CountedChainBreaks();
    }

    @Singleton
    ChatStorage chatStorage(MessageStore messages, SegmentStore segments, ChainBreaks breaks) {
        return new ChatStorage(messages, segments, new ChainWatch(breaks, System::nanoTime));
    }

    @Singleton
    ChatService chatService(MemoryLimits memory, ChatStorage storage) {
        return new ChatService(memory, PAGE_ROWS, new GatedReader(storage));
    }
}
