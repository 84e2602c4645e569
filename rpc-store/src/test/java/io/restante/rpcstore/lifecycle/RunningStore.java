package io.restante.rpcstore.lifecycle;

import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.routing.ShardMaps;
import io.restante.rpcstore.chat.ChatLimits;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.GatedReader;
import io.restante.rpcstore.chat.InMemoryChats;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.chat.NewMessage;
import io.restante.rpcstore.chat.Receipt;
import io.restante.rpcstore.config.OwnAddress;
import io.restante.rpcstore.member.HeldMemberStore;
import io.restante.rpcstore.member.InMemoryMemberStore;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.message.AsyncStore;
import io.restante.rpcstore.message.HoldingExecutor;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.shard.ShardStore;
import io.restante.rpcstore.time.VirtualTime;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One start of the store, over tables and a time that it shares with others. Nothing starts before {@link #start}. */
final class RunningStore {
    private static final MemoryLimits MEMORY = MemoryLimits.forHeap(64 << 20, 65_536);

    final HeldMemberStore members;
    /** Does what is asked of the messages. */
    final HoldingExecutor messages = new HoldingExecutor();

    /** Ends the warm-up. */
    CompletableFuture<Void> warm = CompletableFuture.completedFuture(null);

    /** Whether the way to the messages is up. */
    final AtomicBoolean linkUp = new AtomicBoolean(true);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ChatService chats;
    final ShardMaps maps = new ShardMaps();
    private final HealthStatusManager statuses = new HealthStatusManager();
    private final StoreLifecycle lifecycle;

    RunningStore(VirtualTime time, MessageStore rows, InMemoryMemberStore memberRows, ShardStore shards) {
        this.members = new HeldMemberStore(memberRows);
        ChatStorage storage = InMemoryChats.storage(new AsyncStore(messages).of(MessageStore.class, rows));
        this.chats = new ChatService(new GatedReader(storage));
        this.lifecycle = new StoreLifecycle(
                new MemberLife.Surroundings(
                        storage,
                        members,
                        shards,
                        chats,
                        maps,
                        time,
                        time,
                        LeaseTimes.DEFAULT,
                        ChatLimits.DEFAULT,
                        MEMORY,
                        meters,
                        UUID::randomUUID),
                linkUp::get,
                new OwnAddress(null),
                new StoreHealth(statuses),
                address -> warm);
    }

    void start() {
        EmbeddedServer door = (EmbeddedServer) Proxy.newProxyInstance(
                EmbeddedServer.class.getClassLoader(), new Class<?>[] {EmbeddedServer.class}, (proxy, method, none) -> {
                    return switch (method.getName()) {
                        case "getHost" -> "here";
                        case "getPort" -> 8888;
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
        lifecycle.onApplicationEvent(new ServerStartupEvent(door));
    }

    /** Stops it on a thread of its own: a stop waits, and time passes only as far as the test lets it. */
    CompletableFuture<Void> stop() {
        return CompletableFuture.runAsync(() -> {
            try {
                lifecycle.stop();
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    /** As a caller does that knows a newer map. */
    CompletableFuture<Void> look(int shard) {
        return lifecycle.look(shard).toCompletableFuture();
    }

    CompletableFuture<Receipt> send(String text) {
        return send("room", text);
    }

    CompletableFuture<Receipt> send(String chat, String text) {
        return chats.send(chat, new NewMessage(text, "ann", null));
    }

    UUID member() {
        return life().id();
    }

    int shards() {
        return life().shards();
    }

    private MemberLife life() {
        return Objects.requireNonNull(lifecycle.life(), "it has stopped");
    }

    boolean isServing() {
        boolean serving = isServing(MessageServiceGrpc.SERVICE_NAME);
        if (isServing(HealthStatusManager.SERVICE_NAME_ALL_SERVICES) != serving) {
            throw new AssertionError("the server and its service differ in their health");
        }
        return serving;
    }

    private boolean isServing(String service) {
        CompletableFuture<ServingStatus> status = new CompletableFuture<>();
        HealthGrpc.AsyncService health = (HealthGrpc.AsyncService) statuses.getHealthService();
        health.check(HealthCheckRequest.newBuilder().setService(service).build(), new StreamObserver<>() {
            @Override
            public void onNext(HealthCheckResponse response) {
                status.complete(response.getStatus());
            }

            @Override
            public void onError(Throwable failure) {
                status.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {}
        });
        return status.getNow(ServingStatus.UNRECOGNIZED) == ServingStatus.SERVING;
    }
}
