package io.restante.httpapi.store;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.restante.httpapi.config.StoreConfig;
import io.restante.routing.ShardMaps;
import io.restante.routing.call.ChatRouter;
import io.restante.routing.call.RouteRules;
import io.restante.routing.link.GrpcMapFeed;
import io.restante.routing.link.LinkLimits;
import io.restante.routing.link.StoreChannels;
import io.restante.routing.link.StoreLinks;
import io.restante.routing.time.SystemTimers;
import io.restante.routing.time.Timers;
import io.restante.routing.watch.ShardMapWatch;
import jakarta.inject.Singleton;

/** Puts the way to the owners together. */
@Factory
final class RoutingFactory {
    @Singleton
    @Bean(preDestroy = "close")
    SystemTimers timers() {
        return new SystemTimers();
    }

    @Singleton
    ShardMaps shardMaps() {
        return new ShardMaps();
    }

    /** From the start on: the first request is not to wait for it. */
    @Context
    @Bean(preDestroy = "close")
    ShardMapWatch shardMapWatch(ShardMaps maps, StoreChannels channels, Timers timers, StoreConfig config) {
        ShardMapWatch watch = new ShardMapWatch(maps, new GrpcMapFeed(channels), timers, config.targets());
        watch.start();
        return watch;
    }

    @Singleton
    @Bean(preDestroy = "close")
    StoreLinks storeLinks(StoreChannels channels, ShardMaps maps, Timers timers, StoreConfig config) {
        return new StoreLinks(channels, maps, timers, LinkLimits.DEFAULT.withLongestPause(config.reconnectInterval()));
    }

    @Singleton
    ChatRouter chatRouter(ShardMaps maps, StoreLinks links, Timers timers, StoreConfig config) {
        return new ChatRouter(maps, links, timers, RouteRules.DEFAULT.withPatience(config.patience()));
    }
}
