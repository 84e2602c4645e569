package io.restante.service.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.restante.service.testing.TestAuthority;
import io.restante.service.testing.TestCertificate;
import io.restante.service.testing.TlsClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsContextsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static TestAuthority authority;
    private static TestCertificate first;
    private static TestCertificate second;

    private Path folder;

    private final TlsContexts contexts = new TlsContexts(Duration.ofMillis(20));

    @BeforeAll
    static void make(@TempDir Path made) throws Exception {
        authority = TestAuthority.in(made);
        first = authority.issue("first");
        second = authority.issue("second");
    }

    @BeforeEach
    void setUp(@TempDir Path given) {
        folder = given;
    }

    @AfterEach
    void close() {
        contexts.close();
    }

    @Test
    void aRenewedCertificateShouldBeShownToNewConnections() throws Exception {
        TestCertificate used = first.copyTo(folder, "used");
        try (Door door = new Door(server(used.chain().toString(), used.key().toString()))) {
            assertThat(door.shown()).isEqualTo("CN=first");

            used.replaceBy(second);
            await().atMost(PATIENCE).until(() -> door.shown().equals("CN=second"));
        }
    }

    @Test
    void filesThatDoNotFitTogetherShouldLeaveTheOldOnesInUse() throws Exception {
        TestCertificate used = first.copyTo(folder, "used");
        PemFiles files = files(used.chain().toString(), used.key().toString(), null);
        ReloadingSslContext context = new ReloadingSslContext(files, credentials -> GrpcSslContexts.configure(
                        SslContextBuilder.forServer(credentials.privateKey(), credentials.certificateChain()))
                .build());
        try (Door door = new Door(context)) {
            Files.copy(second.key(), used.key(), StandardCopyOption.REPLACE_EXISTING);
            context.check();
            assertThat(door.shown()).isEqualTo("CN=first");

            Files.delete(used.chain());
            context.check();
            assertThat(door.shown()).isEqualTo("CN=first");

            Files.copy(second.chain(), used.chain());
            context.check();
            assertThat(door.shown()).isEqualTo("CN=second");
        }
    }

    @Test
    void aMissingFileShouldBeNamedWithItsSetting() {
        assertRefused(
                files(folder + "/none.pem", first.key().toString(), null),
                "restante.grpc.tls.certificate-chain: " + folder + "/none.pem does not exist");
    }

    @Test
    void aFileOfSomethingElseShouldBeNamedWithItsSettingAndNotShown() throws IOException {
        String secret = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";
        Path wrong = Files.writeString(
                folder.resolve("wrong.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PRIVATE KEY-----\n");

        assertRefused(
                files(wrong.toString(), first.key().toString(), null),
                "restante.grpc.tls.certificate-chain: " + wrong + " holds no certificates in PEM (BEGIN CERTIFICATE)");
        assertRefused(
                files(first.chain().toString(), wrong.toString(), null),
                "restante.grpc.tls.private-key: " + wrong
                        + " holds no RSA or EC key in PEM, PKCS #8, without a password (BEGIN PRIVATE KEY)");
    }

    @Test
    void aKeyOfAnotherCertificateShouldBeRefused() {
        assertRefused(
                files(first.chain().toString(), second.key().toString(), null),
                "restante.grpc.tls.private-key: " + second.key()
                        + " is not the key of restante.grpc.tls.certificate-chain: " + first.chain());
    }

    @Test
    void aSettingThatIsForgottenShouldBeAnErrorAndNotAPlainConnection() {
        assertRefused(
                files(first.chain().toString(), null, null),
                "restante.grpc.tls.private-key must name a file, because another setting of restante.grpc.tls is set");
        assertThatThrownBy(() -> ChannelTls.of(contexts, files(null, null, null), "store"))
                .isInstanceOf(TlsFilesException.class)
                .hasMessageStartingWith("restante.grpc.tls.authorities must name a file");
    }

    @Test
    void aSettingThatNamesNothingShouldBeRefused() {
        assertRefused(files("", "", null), "restante.grpc.tls.certificate-chain is set and names no file");
    }

    private void assertRefused(PemFiles files, String message) {
        assertThatThrownBy(() -> contexts.server(files, GrpcSslContexts::configure))
                .isInstanceOf(TlsFilesException.class)
                .hasMessage(message);
    }

    private SslContext server(String chain, String key) {
        return contexts.server(files(chain, key, null), GrpcSslContexts::configure);
    }

    private static PemFiles files(@Nullable String chain, @Nullable String key, @Nullable String authorities) {
        return new PemFiles("restante.grpc.tls", chain, key, authorities);
    }

    private static final class Door implements AutoCloseable {
        private final Server server;

        Door(SslContext context) throws IOException {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .sslContext(context)
                    .build()
                    .start();
        }

        String shown() throws IOException {
            return new TlsClient(authority.certificate()).shownBy(server.getPort());
        }

        @Override
        public void close() {
            server.shutdownNow();
        }
    }
}
