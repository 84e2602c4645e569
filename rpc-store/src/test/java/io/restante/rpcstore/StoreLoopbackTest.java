package io.restante.rpcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.restante.service.metrics.MetricsDoor;
import io.restante.service.testing.OpenDoor;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whoever configures nothing opens no door to the network. */
class StoreLoopbackTest {
    private @Nullable EmbeddedServer server;

    @AfterEach
    void close() {
        if (server != null) {
            server.getApplicationContext().close();
        }
    }

    @Test
    void theDoorAndItsMetricsShouldBeOnLoopbackWhereNoAddressIsSet() {
        EmbeddedServer open = start(Map.of());

        assertThat(OpenDoor.addresses(open.getPort())).containsExactly(OpenDoor.LOOPBACK);
        assertThat(OpenDoor.addresses(metricsPort(open))).containsExactly(OpenDoor.LOOPBACK);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theDoorAndItsMetricsShouldBeOnAllAddressesWhereTheseAreSet() {
        EmbeddedServer open = start(Map.of("grpc.server.host", "0.0.0.0", "restante.metrics.host", "0.0.0.0"));

        assertThat(OpenDoor.addresses(open.getPort())).contains(OpenDoor.ANOTHER);
        assertThat(OpenDoor.addresses(metricsPort(open))).contains(OpenDoor.ANOTHER);
    }

    private EmbeddedServer start(Map<String, Object> addresses) {
        Map<String, Object> settings = new HashMap<>(addresses);
        settings.put("grpc.server.port", "0");
        settings.put("restante.metrics.port", "0");
        settings.put(InMemoryStores.ENABLED, "true");
        EmbeddedServer open = ApplicationContext.run(EmbeddedServer.class, settings);
        server = open;
        return open;
    }

    private static int metricsPort(EmbeddedServer open) {
        return open.getApplicationContext().getBean(MetricsDoor.class).port();
    }
}
