package io.restante.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.Service;
import io.restante.service.metrics.MetricsDoor;
import io.restante.service.testing.OpenDoor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whoever configures nothing opens no door to the network. */
class ApiLoopbackTest {
    @Test
    void theDoorAndItsMetricsShouldBeOnLoopbackWhereNoAddressIsSet() {
        try (FakeStore store = new FakeStore();
                Service service = Service.inFrontOf(store.target(), "restante.metrics.port", "0")) {
            assertThat(OpenDoor.addresses(service.port())).containsExactly(OpenDoor.LOOPBACK);
            assertThat(OpenDoor.addresses(service.bean(MetricsDoor.class).port()))
                    .containsExactly(OpenDoor.LOOPBACK);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theDoorAndItsMetricsShouldBeOnAllAddressesWhereTheseAreSet() {
        try (FakeStore store = new FakeStore();
                Service service = Service.inFrontOf(
                        store.target(),
                        "micronaut.server.host",
                        "0.0.0.0",
                        "restante.metrics.host",
                        "0.0.0.0",
                        "restante.metrics.port",
                        "0")) {
            assertThat(OpenDoor.addresses(service.port())).contains(OpenDoor.ANOTHER);
            assertThat(OpenDoor.addresses(service.bean(MetricsDoor.class).port()))
                    .contains(OpenDoor.ANOTHER);
        }
    }
}
