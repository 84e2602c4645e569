package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many connections the door of the whole service takes. */
@Timeout(120)
class GrpcConnectionsTest {
    private static final int SILENCE_MILLIS = 30_000;

    @Test
    void aConnectionAboveTheMostShouldBeClosedAtOnceUntilOneHasEnded() throws IOException {
        try (WholeStore store = new WholeStore("restante.grpc.most-connections", "1")) {
            try (Socket first = connect(store)) {
                assertThat(isTaken(first)).isTrue();
                try (Socket second = connect(store)) {
                    assertThat(isTaken(second)).isFalse();
                }
                assertThat(store.count("restante.connections.refused", "why", "all"))
                        .isEqualTo(1);
                assertThat(open(store)).isEqualTo(1);
            }
            await().until(() -> open(store) == 0);
            try (Socket third = connect(store)) {
                assertThat(isTaken(third)).isTrue();
            }
        }
    }

    @Test
    void aConnectionAboveTheMostOfItsAddressShouldBeClosedAtOnce() throws IOException {
        try (WholeStore store = new WholeStore("restante.grpc.most-connections-per-address", "1");
                Socket first = connect(store)) {
            assertThat(isTaken(first)).isTrue();

            try (Socket second = connect(store)) {
                assertThat(isTaken(second)).isFalse();
            }
            assertThat(store.count("restante.connections.refused", "why", "address"))
                    .isEqualTo(1);
        }
    }

    @Test
    void withoutSettingsConnectionsShouldBeTaken() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try (WholeStore store = new WholeStore()) {
            for (int i = 0; i < 20; i++) {
                Socket socket = connect(store);
                sockets.add(socket);
                assertThat(isTaken(socket)).isTrue();
            }
            assertThat(open(store)).isEqualTo(20);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void aBoundOfNothingShouldStopTheStart() {
        assertThatThrownBy(() -> new WholeStore("restante.grpc.most-connections", "0").close())
                .hasStackTraceContaining("restante.grpc.most-connections must be above 0, not 0.");
    }

    private static double open(WholeStore store) {
        return store.bean(MeterRegistry.class)
                .get("restante.connections")
                .gauge()
                .value();
    }

    private static Socket connect(WholeStore store) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), store.port());
        socket.setSoTimeout(SILENCE_MILLIS);
        return socket;
    }

    /** Whether the server speaks, which it does first, or closes. */
    private static boolean isTaken(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketException reset) {
            return false;
        }
    }
}
