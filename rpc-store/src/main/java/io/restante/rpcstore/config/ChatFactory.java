package io.restante.rpcstore.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.restante.routing.ShardMaps;
import io.restante.routing.time.SystemTimers;
import io.restante.rpcstore.chat.ChainWatch;
import io.restante.rpcstore.chat.ChatMetrics;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.GatedReader;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.chat.PageTurns;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.SegmentStore;
import jakarta.inject.Singleton;

/** Puts the chats' parts together. */
@Factory
final class ChatFactory {
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
    ChatMetrics chatMetrics(MeterRegistry meters) {
        return new ChatMetrics(meters);
    }

    @Singleton
    ChatStorage chatStorage(MessageStore messages, SegmentStore segments, ChatMetrics metrics, MemoryLimits memory) {
        return new ChatStorage(
                messages, segments, new ChainWatch(metrics, System::nanoTime), metrics, new PageTurns(memory));
    }

    @Singleton
    ChatService chatService(ChatStorage storage) {
        return new ChatService(new GatedReader(storage));
    }
}
