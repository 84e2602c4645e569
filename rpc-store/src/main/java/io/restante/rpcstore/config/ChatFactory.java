package io.restante.rpcstore.config;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.restante.routing.ShardMaps;
import io.restante.routing.time.SystemTimers;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.member.LeaseTimes;
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
    ChatService chatService(MemoryLimits memory) {
        return new ChatService(memory, PAGE_ROWS);
    }
}
