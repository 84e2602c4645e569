package io.restante.loadgen.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.restante.loadgen.caller.grpc.MessageServer;
import io.restante.loadgen.caller.http.SecureServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The callers whose servers need more than a socket. */
class ProtocolsTest {
    private static final String HOST = "127.0.0.1";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void restanteShouldBeCalledOverGrpc() {
        try (MessageServer server = new MessageServer()) {
            String address = HOST + ":" + server.address().port();
            Typed mixed = Typed.shortRun("grpc", "--address", address);

            assertThat(mixed.exit()).isZero();
            assertThat(mixed.out()).containsPattern("success +\\d+ +100.000 %");
            assertThat(server.stored()).isPositive();

            server.fail(Status.RESOURCE_EXHAUSTED.withDescription("full"));
            Typed sends = Typed.shortRun("grpc", "--address", address, "--pulls", "0", "--fail-if", "errors>0%");
            assertThat(sends.exit()).isEqualTo(1);
            assertThat(sends.out()).containsPattern("response_error +\\d+  RESOURCE_EXHAUSTED full");
        }
    }

    @Test
    void wrongArgumentsOfGrpcShouldBeReportedAtOnce() {
        Typed wrong = Typed.run("grpc", "--address", "here", "--timeout", "0s", "--fail-if", "slow");

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("An address is HOST:PORT, not \"here\".")
                .contains("The timeout must be more than 0")
                .contains("A threshold is one like");
    }

    @Test
    void aUrlOfHttpsShouldBeCalled() throws Exception {
        try (SecureServer server = new SecureServer(folder)) {
            String trusted = server.certificate().toString();

            Typed good = Typed.shortRun("http", "--url", server.url(HOST), "--ca", trusted, "--expect", "^hello$");
            assertThat(good.err()).isEmpty();
            assertThat(good.out()).containsPattern("success +\\d+ +100.000 %");
        }
    }

    @Test
    void aServerThatIsNotTrustedShouldBeAnErrorOfTheCallThatSaysWhy() throws Exception {
        try (SecureServer server = new SecureServer(folder)) {
            Typed stranger = Typed.shortRun("http", "--url", server.url(HOST));
            assertThat(stranger.out())
                    .containsPattern("call_error +\\d+ +100.000 %")
                    .containsPattern("call_error +\\d+  .*certificat");

            String trusted = server.certificate().toString();
            Typed otherName = Typed.shortRun("http", "--url", server.url("localhost"), "--ca", trusted);
            assertThat(otherName.out()).containsPattern("call_error +\\d+ +100.000 %");
        }
    }

    @Test
    void certificatesThatCannotBeReadOrAreOfNoUseShouldBeRefused() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        assertThat(Typed.run("http", "--url", "https://localhost/", "--ca", empty.toString())
                        .err())
                .contains("No certificates can be read from " + empty + ".");
        assertThat(Typed.run("send", "--ca", empty.toString()).err()).contains("--ca is for https");
    }
}
