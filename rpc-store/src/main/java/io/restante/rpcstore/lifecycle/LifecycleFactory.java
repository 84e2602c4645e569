package io.restante.rpcstore.lifecycle;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.restante.routing.ShardMaps;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.chat.ChatLimits;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.shard.ShardStore;
import io.restante.rpcstore.time.TimeSource;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Puts together what the lives of this process share. */
@Factory
final class LifecycleFactory {
    @Singleton
    MemberLife.Surroundings surroundings(
            ChatStorage storage,
            MemberStore members,
            ShardStore shards,
            ChatService chats,
            ShardMaps maps,
            TimeSource time,
            Timers timers,
            LeaseTimes times,
            MemoryLimits memory,
            MeterRegistry meters) {
        return new MemberLife.Surroundings(
                storage,
                members,
                shards,
                chats,
                maps,
                time,
                timers,
                times,
                ChatLimits.DEFAULT,
                memory,
                meters,
                UUID::randomUUID);
    }
}
