package io.restante.rpcstore.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.restante.routing.testing.OpenDoor;
import io.restante.rpcstore.InMemoryStores;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whoever configures nothing opens no door to the network. */
class StoreLoopbackTest {
    private ApplicationContext context;

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void theDoorAndItsMetricsShouldBeOnLoopbackWhereNoAddressIsSet() {
        EmbeddedServer server = start(Map.of());

        assertThat(OpenDoor.addresses(server.getPort())).containsExactly(OpenDoor.LOOPBACK);
        assertThat(OpenDoor.addresses(metricsPort())).containsExactly(OpenDoor.LOOPBACK);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theDoorAndItsMetricsShouldBeOnAllAddressesWhereTheseAreSet() {
        EmbeddedServer server = start(Map.of("grpc.server.host", "0.0.0.0", "restante.metrics.host", "0.0.0.0"));

        assertThat(OpenDoor.addresses(server.getPort())).contains(OpenDoor.ANOTHER);
        assertThat(OpenDoor.addresses(metricsPort())).contains(OpenDoor.ANOTHER);
    }

    private EmbeddedServer start(Map<String, Object> addresses) {
        Map<String, Object> settings = new HashMap<>(addresses);
        settings.put("grpc.server.port", "0");
        settings.put("restante.metrics.port", "0");
        settings.put(InMemoryStores.ENABLED, "true");
        EmbeddedServer server = ApplicationContext.run(EmbeddedServer.class, settings);
        context = server.getApplicationContext();
        return server;
    }

    private int metricsPort() {
        return context.getBean(MetricsDoor.class).port();
    }
}
