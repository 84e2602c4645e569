package io.restante.launcher.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.BindableService;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;
import io.restante.protos.internal.ShardMap;
import io.restante.protos.internal.Store;
import io.restante.protos.internal.StoreServiceGrpc;
import io.restante.protos.internal.WatchShardsRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShardCountTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Server> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(Server::shutdownNow);
    }

    @Test
    void onlyTheShardsOfTheStoreThatIsAskedShouldCount() throws IOException {
        AtomicInteger port = new AtomicInteger();
        Endpoint store = serve(new StoreServiceGrpc.StoreServiceImplBase() {
            @Override
            public void watchShards(WatchShardsRequest request, StreamObserver<ShardMap> responses) {
                responses.onNext(map(port.get()));
            }
        });
        port.set(store.port());

        assertThat(ShardCount.of(store, PATIENCE)).hasValue(2);
    }

    @Test
    void aServerThatDoesNotKnowTheQuestionShouldHaveNoCount() throws IOException {
        Endpoint other = serve(new HealthStatusManager().getHealthService());

        assertThat(ShardCount.of(other, PATIENCE)).isEmpty();
    }

    /** A shard without an owner, two of this store, one of another. */
    private static ShardMap map(int port) {
        return ShardMap.newBuilder()
                .addStores(Store.newBuilder().setAddress("127.0.0.1:1"))
                .addStores(Store.newBuilder().setAddress("127.0.0.1:" + port))
                .addAllOwners(List.of(0, 2, 1, 2))
                .build();
    }

    private Endpoint serve(BindableService service) throws IOException {
        Server server = OkHttpServerBuilder.forPort(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create())
                .addService(service)
                .build()
                .start();
        servers.add(server);
        return new Endpoint("127.0.0.1", server.getPort());
    }
}
