package io.restante.rpcstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.restante.rpcstore.grpc.RawHttp2;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
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
            Iterator<HealthCheckResponse> watch =
                    HealthGrpc.newBlockingStub(channel).watch(HealthCheckRequest.getDefaultInstance());
            watch.next();

            RpcStore.stop(door.getApplicationContext(), door);

            assertThatThrownBy(() -> watch.forEachRemaining(health -> {}))
                    .isInstanceOfSatisfying(StatusRuntimeException.class, cut -> assertThat(
                                    cut.getStatus().getCode())
                            .isIn(Status.Code.CANCELLED, Status.Code.UNAVAILABLE));
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
