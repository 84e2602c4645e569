package io.restante.rpcstore.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.CallBatch;
import io.restante.protos.internal.ShardMap;
import io.restante.protos.internal.WatchShardsRequest;
import io.restante.routing.ShardMaps;
import io.restante.routing.link.StoreLinks;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.config.OwnAddress;
import io.restante.rpcstore.config.RoutingConfig;
import io.restante.rpcstore.config.StoreConfig;
import io.restante.service.trace.Traces;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;

/** The door of a store without a socket: what other processes ask of it, put together as in a real one. */
public final class SimulatedDoor {
    private static final StoreConfig LIMITS = new StoreConfig(65_536, 1_000, 1 << 20);
    private static final RoutingConfig ROUTING = new RoutingConfig(
            Duration.ofSeconds(5), Duration.ofMillis(4_500), Duration.ofSeconds(10), Duration.ofSeconds(3));

    private final StoreGrpcService service;

    /** @param self announced already */
    public SimulatedDoor(
            ChatService chats,
            StoreLinks links,
            ShardMaps maps,
            OwnAddress self,
            IntFunction<CompletionStage<Void>> look,
            Timers timers,
            Executor loop) {
        StoreDoor door = new RoutingFactory()
                .storeDoor(
                        chats,
                        LIMITS,
                        ROUTING,
                        links,
                        maps,
                        self,
                        look::apply,
                        timers,
                        new CallMetrics(new SimpleMeterRegistry(), timers::nanos),
                        DoorFixture.anyRate());
        this.service = new StoreGrpcService(
                door, maps, DoorFixture.pages(64 << 20, new SimpleMeterRegistry()), timers, Traces.OFF, () -> loop);
    }

    public StreamObserver<CallBatch> exchange(ServerCallStreamObserver<AnswerBatch> responses) {
        return service.exchange(responses);
    }

    public void watchShards(ServerCallStreamObserver<ShardMap> responses) {
        service.watchShards(WatchShardsRequest.getDefaultInstance(), responses);
    }

    /** As before the server stops. */
    public void end() {
        service.end();
    }
}
