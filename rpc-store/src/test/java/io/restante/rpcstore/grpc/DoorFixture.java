package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.github.bucket4j.TimeMeter;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.SendRequest;
import io.restante.routing.ShardMaps;
import io.restante.routing.call.ChatRouter;
import io.restante.routing.call.RouteRules;
import io.restante.routing.time.SystemTimers;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.GatedReader;
import io.restante.rpcstore.chat.InMemoryChats;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.chat.OwnedChats;
import io.restante.rpcstore.config.RoutingConfig;
import io.restante.rpcstore.config.StoreConfig;
import io.restante.rpcstore.message.MessageStore;
import io.restante.service.client.CallerRates;
import io.restante.service.client.Rates;
import io.restante.service.trace.Traces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The gRPC door over a loopback socket, with real chats behind it, and a client. */
final class DoorFixture implements AutoCloseable {
    static final MemoryLimits MEMORY = MemoryLimits.forHeap(64 << 20, 65_536);

    /** Who owns a chat that is not here is never known here. */
    private static final RoutingConfig ROUTING = new RoutingConfig(
            Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofSeconds(3));

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ChatService chats;
    final ManagedChannel channel;
    final MessageServiceGrpc.MessageServiceBlockingStub client;
    /** Calls whose message was handed to the service. */
    final AtomicInteger received = new AtomicInteger();
    /** Calls that were given up by their clients, once the service has dealt with that. */
    final AtomicInteger cancelled = new AtomicInteger();

    private final OwnedChats owned;
    private final Server server;

    DoorFixture(MessageStore messages, MemoryLimits memory) throws IOException {
        this(messages, memory, Traces.OFF);
    }

    DoorFixture(MessageStore messages, MemoryLimits memory, Traces traces) throws IOException {
        chats = new ChatService(new GatedReader(InMemoryChats.storage(messages)));
        owned = InMemoryChats.over(messages, memory);
        chats.open(owned);
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .directExecutor()
                .maxInboundMessageSize(1 << 20)
                .intercept(new Watch())
                .addService(new GrpcFactory()
                        .messageService(door(), new WaitingPages(memory, meters), ROUTING, anyRate(), traces))
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .build();
        client = MessageServiceGrpc.newBlockingStub(channel);
    }

    /** Room for pages that wait, as in a heap of so many bytes. */
    static WaitingPages pages(long heapBytes, MeterRegistry meters) {
        return new WaitingPages(MemoryLimits.forHeap(heapBytes, 65_536), meters);
    }

    static CallerRates anyRate() {
        return new CallerRates(new Rates(null, null, null, null, 1), TimeMeter.SYSTEM_NANOTIME, () -> {}, () -> {});
    }

    /** As when the member is lost. */
    void stopServing() {
        chats.close(owned);
    }

    private StoreDoor door() {
        LocalStore own = new LocalStore(chats, new StoreConfig(65_536, 1_000, 1 << 20));
        ShardMaps maps = new ShardMaps();
        return new StoreDoor(
                own,
                new ChatRouter(
                        maps,
                        address -> own,
                        new SystemTimers(),
                        RouteRules.DEFAULT.withPatience(ROUTING.patience()).ofStore()),
                maps,
                shard -> CompletableFuture.completedFuture(null),
                new CallMetrics(meters, System::nanoTime),
                anybody -> {});
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    static SendRequest request(String chat, String text, String sender) {
        return SendRequest.newBuilder()
                .setChat(chat)
                .setText(text)
                .setSender(sender)
                .build();
    }

    static StatusRuntimeException refused(Runnable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call::run);
    }

    static ErrorInfo info(StatusRuntimeException refused) throws InvalidProtocolBufferException {
        com.google.rpc.Status status = StatusProto.fromThrowable(refused);
        assertThat(status).as("details of %s", refused.getStatus()).isNotNull();
        return status.getDetails(0).unpack(ErrorInfo.class);
    }

    private final class Watch implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
                @Override
                public void onHalfClose() {
                    super.onHalfClose();
                    received.incrementAndGet();
                }

                @Override
                public void onCancel() {
                    super.onCancel();
                    cancelled.incrementAndGet();
                }
            };
        }
    }
}
