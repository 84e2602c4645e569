package io.restante.launcher.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.launcher.health.Endpoint;
import io.restante.launcher.machine.Machine.PortState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThisMachineTest {
    private final Machine machine = new ThisMachine();

    @Test
    void portShouldTellTakenFromFree() throws IOException {
        Endpoint endpoint;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            endpoint = new Endpoint("127.0.0.1", socket.getLocalPort());
            assertThat(machine.port(endpoint)).isEqualTo(PortState.TAKEN);
        }
        assertThat(machine.port(endpoint)).isEqualTo(PortState.FREE);
    }

    @Test
    void portShouldSayThatAnAddressIsNotOfThisMachine() {
        // Kept for documentation by RFC 5737, so it is nobody's.
        assertThat(machine.port(new Endpoint("192.0.2.1", 9042))).isEqualTo(PortState.NO_ADDRESS);
    }

    @Test
    void memoryAndDiskShouldBeMoreThanNothing(@TempDir Path folder) throws IOException {
        assertThat(machine.availableMemory()).isPositive();
        assertThat(machine.usableDisk(folder)).isPositive();
    }
}
