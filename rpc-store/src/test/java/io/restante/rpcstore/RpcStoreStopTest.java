package io.restante.rpcstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.restante.rpcstore.grpc.RawHttp2;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a connection hears of a store that was told to stop. */
@Timeout(120)
class RpcStoreStopTest {
    private static final int NO_ERROR = 0;

    private final EmbeddedServer door = ApplicationContext.run(
            EmbeddedServer.class,
            Map.of("grpc.server.port", "0", "grpc.server.await-termination", "100ms", InMemoryStores.ENABLED, "true"));

    @Test
    void eachConnectionShouldBeAskedToEndByGoAwayBeforeItIsClosed() throws Exception {
        awaitServing();
        try (RawHttp2 client = new RawHttp2(door.getPort())) {
            client.awaitTaken();
            Thread stop = new Thread(() -> RpcStore.stop(door.getApplicationContext(), door));
            stop.start();

            assertThat(client.goAwayBeforeTheEnd()).isEqualTo(NO_ERROR);
            stop.join();
        }
    }

    @Test
    void aStreamThatDoesNotEndShouldNotHoldTheStop() throws Exception {
        awaitServing();
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", door.getPort())
                .usePlaintext()
                .build();
        try {
            CompletableFuture<Status> end = new CompletableFuture<>();
            CountDownLatch watching = new CountDownLatch(1);
            HealthGrpc.newStub(channel).watch(HealthCheckRequest.getDefaultInstance(), new StreamObserver<>() {
                @Override
                public void onNext(HealthCheckResponse health) {
                    watching.countDown();
                }

                @Override
                public void onError(Throwable failure) {
                    end.complete(Status.fromThrowable(failure));
                }

                @Override
                public void onCompleted() {
                    end.complete(Status.OK);
                }
            });
            assertThat(watching.await(1, TimeUnit.MINUTES)).isTrue();

            RpcStore.stop(door.getApplicationContext(), door);

            assertThat(end.get(1, TimeUnit.MINUTES).getCode()).isIn(Status.Code.CANCELLED, Status.Code.UNAVAILABLE);
        } finally {
            channel.shutdownNow();
        }
    }

    private void awaitServing() {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", door.getPort())
                .usePlaintext()
                .build();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> HealthGrpc.newBlockingStub(channel)
                                    .check(HealthCheckRequest.getDefaultInstance())
                                    .getStatus()
                            == ServingStatus.SERVING);
        } finally {
            channel.shutdownNow();
        }
    }
}
