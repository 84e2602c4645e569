package io.restante.loadgen.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.caller.ThreadedCaller;
import io.restante.loadgen.load.Generator;
import io.restante.loadgen.load.Load;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.result.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EchoCallerTest {
    /** Gives back what it gets, or in capitals. */
    private static void serve(ServerSocket server, boolean shouting) {
        byte[] bytes = new byte[100];
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                int count = socket.getInputStream().read(bytes);
                for (int i = 0; shouting && i < count; i++) {
                    bytes[i] = (byte) Character.toUpperCase(bytes[i]);
                }
                socket.getOutputStream().write(bytes, 0, Math.max(0, count));
            } catch (IOException e) {
                // That caller is gone, or the server is closed.
            }
        }
    }

    private static Summary run(boolean shouting) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
                ThreadedCaller caller = new ThreadedCaller(new EchoCaller("127.0.0.1", server.getLocalPort()), 50)) {
            Thread echo = new Thread(() -> serve(server, shouting));
            echo.setDaemon(true);
            echo.start();
            Generator generator = new Generator(Load.of(50, Duration.ofMillis(500), Duration.ofSeconds(20)), caller);
            generator.start();
            return generator
                    .ended()
                    .toCompletableFuture()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        }
    }

    @Test
    void anEchoShouldBeASuccess() throws IOException {
        Summary summary = run(false);

        assertThat(summary.totals().answered(Code.SUCCESS))
                .isEqualTo(summary.totals().sent());
    }

    @Test
    void anotherAnswerShouldBeAnErrorOfTheContent() throws IOException {
        Summary summary = run(true);

        assertThat(summary.totals().answered(Code.CONTENT_ERROR))
                .isEqualTo(summary.totals().sent());
    }
}
