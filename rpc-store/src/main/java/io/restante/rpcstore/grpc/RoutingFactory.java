package io.restante.rpcstore.grpc;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.restante.routing.ShardMaps;
import io.restante.routing.call.ChatRouter;
import io.restante.routing.call.RouteRules;
import io.restante.routing.link.LinkLimits;
import io.restante.routing.link.StoreLinks;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.config.OwnAddress;
import io.restante.rpcstore.config.RoutingConfig;
import io.restante.rpcstore.config.StoreConfig;
import io.restante.rpcstore.lifecycle.StoreLifecycle;
import io.restante.service.client.CallerRates;
import io.restante.service.trace.Traces;
import jakarta.inject.Singleton;

/** Puts the way of calls together: through the door, to this store's chats or on to another store. */
@Factory
final class RoutingFactory {
    @Singleton
    @Bean(preDestroy = "close")
    StoreLinks storeLinks(OtherStores stores, ShardMaps maps, Timers timers) {
        return new StoreLinks(stores, maps, timers, LinkLimits.DEFAULT);
    }

    @Singleton
    FreshLook freshLook(StoreLifecycle lifecycle) {
        return lifecycle::look;
    }

    @Singleton
    CallMetrics callMetrics(MeterRegistry meters, Timers timers) {
        return new CallMetrics(meters, timers::nanos);
    }

    @Singleton
    StoreDoor storeDoor(
            ChatService chats,
            StoreConfig limits,
            RoutingConfig config,
            StoreLinks links,
            ShardMaps maps,
            OwnAddress self,
            FreshLook look,
            Timers timers,
            CallMetrics metrics,
            CallerRates rates) {
        LocalStore own = new LocalStore(chats, limits);
        // A chat may come back while its call is tried again.
        ChatRouter router = new ChatRouter(
                maps,
                address -> self.is(address) ? own : links.apply(address),
                timers,
                RouteRules.DEFAULT.withPatience(config.patience()).ofStore());
        return new StoreDoor(own, router, maps, look, metrics, rates::checkSender);
    }

    /** As itself alone: Micronaut would put each service that it finds into the door as it is. */
    @Singleton
    @Bean(typed = StoreGrpcService.class)
    StoreGrpcService storeGrpcService(
            StoreDoor door, ShardMaps maps, WaitingPages pages, Timers timers, Traces traces, EventLoops loops) {
        return new StoreGrpcService(door, maps, pages, timers, traces, loops);
    }
}
