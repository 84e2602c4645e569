package io.restante.rpcstore.warmup;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.restante.routing.link.StoreLinks;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.chat.ChainWatch;
import io.restante.rpcstore.chat.ChatMetrics;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.chat.PageTurns;
import io.restante.rpcstore.config.StoreConfig;
import io.restante.rpcstore.lifecycle.WarmUp;
import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.SegmentStore;
import io.restante.rpcstore.time.TimeSource;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the rehearsal together; what it counts is nobody's metric. */
@Factory
final class WarmUpFactory {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    @Singleton
    WarmUp warmUp(
            WarmUpConfig config,
            MessageStore messages,
            SegmentStore segments,
            MemberStore members,
            StoreConfig limits,
            MemoryLimits memory,
            TimeSource time,
            Timers timers,
            StoreLinks links) {
        if (config.sends() == 0) {
            return WarmUp.NONE;
        }
        return address -> {
            ChatMetrics metrics = new ChatMetrics(new SimpleMeterRegistry());
            ChatStorage storage = new ChatStorage(
                    new PlayedMessages(messages),
                    new PlayedSegments(segments),
                    new ChainWatch(metrics, System::nanoTime),
                    metrics,
                    new PageTurns(memory));
            long start = timers.nanos();
            return new Rehearsal(storage, members, limits, memory, time, timers, links.apply(address))
                    .play(config.sends())
                    .thenAccept(played -> LOG.info(
                            "Warmed up by {} sends in {} ms",
                            played,
                            TimeUnit.NANOSECONDS.toMillis(timers.nanos() - start)));
        };
    }
}
