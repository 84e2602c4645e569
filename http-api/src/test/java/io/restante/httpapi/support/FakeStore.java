package io.restante.httpapi.support;

import com.google.protobuf.ByteString;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.protos.api.SendResponse;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.Call;
import io.restante.protos.internal.CallBatch;
import io.restante.protos.internal.ShardMap;
import io.restante.protos.internal.Store;
import io.restante.protos.internal.StoreServiceGrpc;
import io.restante.protos.internal.WatchShardsRequest;
import io.restante.routing.ShardHash;
import io.restante.service.tls.DoorTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** A store that answers as it is told, over a real socket. */
public final class FakeStore implements AutoCloseable {
    /** The health of the whole, not of one service. */
    public static final String OVERALL = HealthStatusManager.SERVICE_NAME_ALL_SERVICES;

    public final HealthStatusManager health = new HealthStatusManager();
    public final Queue<SendRequest> sends = new ConcurrentLinkedQueue<>();
    public final Queue<PullRequest> pulls = new ConcurrentLinkedQueue<>();
    public volatile BiConsumer<SendRequest, StreamObserver<SendResponse>> onSend = FakeStore::stored;
    public volatile BiConsumer<PullRequest, StreamObserver<PullResponse>> onPull = FakeStore::empty;
    public volatile boolean replayed;
    public volatile CountDownLatch cancelled = new CountDownLatch(1);

    /** Who it says owns every chat; at first itself. */
    public volatile String owner;

    /** Whether it says that it owns every other shard itself. */
    public volatile boolean ownsOddShards;

    private final Server server;
    private final int port;

    public FakeStore() {
        this(0);
    }

    /** @param wanted a port; 0 for any that is free */
    public FakeStore(int wanted) {
        this(wanted, DoorTls.NONE);
    }

    public FakeStore(DoorTls tls) {
        this(0, tls);
    }

    private FakeStore(int wanted, DoorTls tls) {
        try {
            server = tls.apply(NettyServerBuilder.forAddress(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted)))
                    .addService(new Calls())
                    .addService(health.getHealthService())
                    .build()
                    .start();
            this.port = server.getPort();
            this.owner = address();
        } catch (IOException noPort) {
            throw new UncheckedIOException("The fake store cannot listen on port " + wanted + ".", noPort);
        }
    }

    public int port() {
        return port;
    }

    public String address() {
        return "127.0.0.1:" + port();
    }

    public String target() {
        return "dns:///" + address();
    }

    /** As it was when it was new, but for its port. */
    public void reset() {
        sends.clear();
        pulls.clear();
        onSend = FakeStore::stored;
        onPull = FakeStore::empty;
        replayed = false;
        cancelled = new CountDownLatch(1);
    }

    /** Ends every connection at once; may be repeated. */
    public void stop() {
        server.shutdownNow();
    }

    @Override
    public void close() {
        stop();
    }

    private static void stored(SendRequest request, StreamObserver<SendResponse> answer) {
        answer.onNext(
                SendResponse.newBuilder().setSendTime(1_765_432_100_123_456L).build());
        answer.onCompleted();
    }

    private static void empty(PullRequest request, StreamObserver<PullResponse> answer) {
        answer.onNext(
                PullResponse.newBuilder().setNextCursor(request.getCursor()).build());
        answer.onCompleted();
    }

    private final class Calls extends StoreServiceGrpc.StoreServiceImplBase {
        @Override
        public void watchShards(WatchShardsRequest request, StreamObserver<ShardMap> maps) {
            ShardMap.Builder owned =
                    ShardMap.newBuilder().addStores(store(1, owner)).addStores(store(2, address()));
            IntStream.range(0, ShardHash.SHARDS).forEach(shard -> owned.addOwners(ownsOddShards ? 1 + shard % 2 : 1)
                    .addEpochs(1));
            maps.onNext(owned.build());
        }

        @Override
        public StreamObserver<CallBatch> exchange(StreamObserver<AnswerBatch> answers) {
            ((ServerCallStreamObserver<AnswerBatch>) answers).setOnCancelHandler(cancelled::countDown);
            return new FakeExchange(FakeStore.this, answers);
        }
    }

    private static Store store(int id, String address) {
        byte[] member = new byte[16];
        member[0] = (byte) id;
        return Store.newBuilder()
                .setMember(ByteString.copyFrom(member))
                .setAddress(address)
                .build();
    }

    void take(Call call, StreamObserver<SendResponse> sent, StreamObserver<PullResponse> read) {
        if (call.hasSend()) {
            sends.add(call.getSend());
            onSend.accept(call.getSend(), sent);
        } else if (call.hasPull()) {
            pulls.add(call.getPull());
            onPull.accept(call.getPull(), read);
        } else {
            cancelled.countDown();
        }
    }

    /** An end of the gRPC library's own kind: a status and nothing else. It ends the whole stream. */
    public static <A> void fail(StreamObserver<A> answer, Status status) {
        answer.onError(status.asRuntimeException());
    }
}
