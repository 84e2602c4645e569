package io.restante.rpcstore.grpc;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.routing.ShardHash;
import io.restante.routing.ShardMap;
import io.restante.routing.ShardMaps;
import io.restante.routing.ShardOwner;
import io.restante.routing.link.LinkLimits;
import io.restante.routing.link.StoreLinks;
import io.restante.routing.time.SystemTimers;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.GatedReader;
import io.restante.rpcstore.chat.InMemoryChats;
import io.restante.rpcstore.chat.OwnedChats;
import io.restante.rpcstore.config.OwnAddress;
import io.restante.rpcstore.config.RoutingConfig;
import io.restante.rpcstore.config.StoreConfig;
import io.restante.rpcstore.message.InMemoryMessageStore;
import io.restante.service.tls.ChannelTls;
import io.restante.service.tls.DoorTls;
import io.restante.service.trace.Traces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One of several stores, each with its door on a loopback socket; owns nothing before {@link #own}. */
final class StoreNode implements AutoCloseable {
    static final RoutingConfig ROUTING = new RoutingConfig(
            Duration.ofSeconds(30), Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(3));

    final UUID member = UUID.randomUUID();
    final ShardMaps maps = new ShardMaps();
    final ChatService chats = new ChatService(new GatedReader(InMemoryChats.storage(new InMemoryMessageStore())));
    final SystemTimers timers = new SystemTimers();
    final EventLoops loops = new EventLoops();
    final OtherStores others;
    final StoreLinks links;
    final StoreGrpcService service;
    final Server server;
    final String address;
    final ManagedChannel channel;
    final MessageServiceGrpc.MessageServiceBlockingStub client;
    Runnable onLook = () -> {};
    final List<Integer> looks = new ArrayList<>();
    private @Nullable OwnedChats owned;

    StoreNode() throws IOException {
        this(DoorTls.NONE, ChannelTls.NONE);
    }

    /**
     * @param doorTls of its door
     * @param othersTls of the way to others, and of {@link #client}
     */
    StoreNode(DoorTls doorTls, ChannelTls othersTls) throws IOException {
        others = new OtherStores(loops, ROUTING, othersTls);
        links = new StoreLinks(others, maps, timers, LinkLimits.DEFAULT);
        RoutingFactory factory = new RoutingFactory();
        OwnAddress self = new OwnAddress(null);
        StoreDoor door = factory.storeDoor(
                chats,
                new StoreConfig(65_536, 1_000, 1 << 20),
                ROUTING,
                links,
                maps,
                self,
                this::look,
                timers,
                new CallMetrics(new SimpleMeterRegistry(), System::nanoTime),
                DoorFixture.anyRate());
        WaitingPages pages = DoorFixture.pages(64 << 20, new SimpleMeterRegistry());
        service = factory.storeGrpcService(door, maps, pages, timers, Traces.OFF, loops);
        server = doorTls.apply(
                        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)))
                .directExecutor()
                .bossEventLoopGroup(loops.group())
                .workerEventLoopGroup(loops.group())
                .channelType(NioServerSocketChannel.class)
                .addService(new GrpcFactory().messageService(door, pages, ROUTING, DoorFixture.anyRate(), Traces.OFF))
                .addService(service)
                .build()
                .start();
        address = self.announce("127.0.0.1", server.getPort());
        channel = others.toStore(address, loops.get());
        client = MessageServiceGrpc.newBlockingStub(channel);
    }

    /** What a look at a shard brings to light. */
    private CompletionStage<Void> look(int shard) {
        looks.add(shard);
        onLook.run();
        return CompletableFuture.completedFuture(null);
    }

    /** Opens all chats here. */
    void own() {
        OwnedChats opened = InMemoryChats.over(new InMemoryMessageStore(), DoorFixture.MEMORY);
        owned = opened;
        chats.open(opened);
    }

    /** As when the member is lost. */
    void disown() {
        if (owned != null) {
            chats.close(owned);
        }
    }

    /** A map in which this one owns everything. */
    ShardMap asOwner(long epoch) {
        return ShardMap.of(Collections.nCopies(ShardHash.SHARDS, new ShardOwner(member, address, epoch)));
    }

    @Override
    public void close() {
        channel.shutdownNow();
        links.close();
        server.shutdownNow();
        timers.close();
        loops.close();
    }
}
