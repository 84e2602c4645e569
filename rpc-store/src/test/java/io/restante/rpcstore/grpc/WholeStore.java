package io.restante.rpcstore.grpc;

import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.restante.rpcstore.InMemoryStores;
import io.restante.rpcstore.StoppedTimes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The whole service but for Cassandra, with a clock of rates that stands still, and a client. */
final class WholeStore implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    final ManagedChannel channel;
    private final EmbeddedServer server;

    /** @param settings keys and values in turn */
    WholeStore(String... settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("grpc.server.port", "0");
        properties.put(InMemoryStores.ENABLED, "true");
        properties.put(StoppedTimes.ENABLED, "true");
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i], settings[i + 1]);
        }
        server = ApplicationContext.run(EmbeddedServer.class, properties);
        channel = NettyChannelBuilder.forAddress("127.0.0.1", port())
                .usePlaintext()
                .build();
    }

    WholeStore serving() {
        await().atMost(PATIENCE)
                .until(() -> HealthGrpc.newBlockingStub(channel)
                                .check(HealthCheckRequest.getDefaultInstance())
                                .getStatus()
                        == ServingStatus.SERVING);
        return this;
    }

    int port() {
        return server.getPort();
    }

    <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** @param tag its name and its value */
    double count(String counter, String... tag) {
        return bean(MeterRegistry.class).get(counter).tags(tag).counter().count();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.getApplicationContext().close();
    }
}
