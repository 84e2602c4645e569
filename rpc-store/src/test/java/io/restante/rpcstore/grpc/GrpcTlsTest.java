package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.restante.protos.api.PullRequest;
import io.restante.rpcstore.InMemoryStores;
import io.restante.service.testing.TestAuthority;
import io.restante.service.testing.TestCertificate;
import io.restante.service.testing.TlsClient;
import io.restante.service.tls.ChannelTls;
import io.restante.service.tls.DoorTls;
import io.restante.service.tls.PemFiles;
import io.restante.service.tls.TlsContexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The door of the whole service, encrypted, and the way from store to store. */
@Timeout(180)
class GrpcTlsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static TestAuthority authority;
    private static TestAuthority stranger;
    private static TestCertificate store;
    private static TestCertificate renewed;
    private static TestCertificate client;
    private static TestCertificate named;
    private static TestCertificate ofStranger;

    private Path folder;

    private final TlsContexts contexts = new TlsContexts(Duration.ofMillis(50));
    private final List<ManagedChannel> channels = new ArrayList<>();
    private @Nullable EmbeddedServer server;

    @BeforeAll
    static void make(@TempDir Path made) throws Exception {
        authority = TestAuthority.in(made.resolve("authority"));
        stranger = TestAuthority.in(made.resolve("stranger"));
        store = authority.issue("store");
        renewed = authority.issue("renewed");
        client = authority.issue("client");
        named = authority.issue("named", "dns:rpc-store");
        ofStranger = stranger.issue("client");
    }

    @BeforeEach
    void setUp(@TempDir Path given) {
        folder = given;
    }

    @AfterEach
    void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        if (server != null) {
            server.getApplicationContext().close();
        }
        contexts.close();
    }

    @Test
    void aCallOverTlsShouldBeAnswered() {
        open(store, null);

        assertAnswered(trusting(authority, null, null));
    }

    @Test
    void aPlainCallShouldBeRefusedByADoorWithTls() {
        open(store, null);

        assertRefused(ChannelTls.NONE);
    }

    @Test
    void aClientWithACertificateShouldBeAnsweredWhereAuthoritiesAreNamed() {
        open(store, authority.certificate());

        assertAnswered(trusting(authority, client, null));
    }

    @Test
    void aClientWithoutACertificateShouldBeRefusedWhereAuthoritiesAreNamed() {
        open(store, authority.certificate());

        assertRefused(trusting(authority, null, null));
    }

    @Test
    void aClientWithACertificateOfAnotherAuthorityShouldBeRefused() {
        open(store, authority.certificate());

        assertRefused(trusting(authority, ofStranger, null));
    }

    @Test
    void aDoorOfAnotherAuthorityShouldBeRefusedByItsClient() {
        open(store, null);

        assertRefused(trusting(stranger, null, null));
    }

    @Test
    void aDoorWithACertificateForAnotherNameShouldBeRefusedUnlessThatNameIsExpected() {
        open(named, null);

        assertRefused(trusting(authority, null, null));
        assertRefused(trusting(authority, null, "other-store"));
        assertAnswered(trusting(authority, null, "rpc-store"));
    }

    @Test
    void aRenewedCertificateShouldBeShownToNewConnectionsWhileOldOnesGoOn() throws Exception {
        TestCertificate used = store.copyTo(folder, "used");
        open(used, null);
        ManagedChannel old = channel(trusting(authority, null, null));
        Watch watch = new Watch();
        HealthGrpc.newStub(old).watch(HealthCheckRequest.getDefaultInstance(), watch);
        await().atMost(PATIENCE).until(() -> !watch.answers.isEmpty());

        used.replaceBy(renewed);
        TlsClient other = new TlsClient(authority.certificate());
        await().atMost(PATIENCE).until(() -> other.shownBy(port()).equals("CN=renewed"));

        assertThat(check(old)).isNotNull();
        assertThat(watch.ended).isFalse();
    }

    @Test
    void aClientShouldBeRefusedAgainOnceItsAuthorityIsNamedNoMore() throws Exception {
        Path authorities = Files.copy(authority.certificate(), folder.resolve("authorities.pem"));
        open(store, authorities);
        // One context: what it knows of sessions before is not to open the door.
        ChannelTls known = trusting(authority, client, null);
        assertAnswered(known);

        Files.copy(stranger.certificate(), authorities, StandardCopyOption.REPLACE_EXISTING);
        await().atMost(PATIENCE).untilAsserted(() -> assertRefused(known));
        assertAnswered(trusting(authority, ofStranger, null));
    }

    @Test
    void aFileThatIsMissingAtTheStartShouldBeNamedWithItsSetting() {
        Path none = folder.resolve("none.pem");

        assertThatThrownBy(() -> open(new TestCertificate(none, store.key()), null))
                .hasMessageContaining("restante.grpc.tls.certificate-chain: " + none + " does not exist");
    }

    @Test
    void aDoorWithTlsAndPlainWaysToOtherStoresShouldEndTheStart() {
        assertThatThrownBy(() -> start(Map.of(
                        "restante.grpc.tls.certificate-chain",
                        store.chain().toString(),
                        "restante.grpc.tls.private-key",
                        store.key().toString())))
                .hasMessageContaining("restante.routing.tls.authorities must name a file");
    }

    @Test
    void storesShouldForwardCallsToEachOtherOverMutualTls() throws Exception {
        DoorTls door = DoorTls.of(
                contexts,
                new PemFiles(
                        "door",
                        store.chain().toString(),
                        store.key().toString(),
                        authority.certificate().toString()));
        ChannelTls way = trusting(authority, client, null);
        try (StoreNode owner = new StoreNode(door, way);
                StoreNode other = new StoreNode(door, way)) {
            owner.own();
            owner.maps.learn(owner.asOwner(2));
            other.maps.learn(owner.asOwner(2));

            other.client.send(DoorFixture.request("room", "m", "ann"));

            assertThat(owner.client
                            .pull(PullRequest.newBuilder().setChat("room").build())
                            .getMessagesList())
                    .hasSize(1);
        }
    }

    /** A door with that certificate, and the way to others as it has to be for it. */
    private void open(TestCertificate certificate, @Nullable Path authorities) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("restante.grpc.tls.certificate-chain", certificate.chain().toString());
        settings.put("restante.grpc.tls.private-key", certificate.key().toString());
        if (authorities != null) {
            settings.put("restante.grpc.tls.authorities", authorities.toString());
        }
        settings.put("restante.routing.tls.authorities", authority.certificate().toString());
        start(settings);
    }

    private void start(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("grpc.server.port", "0");
        all.put("restante.tls.check-interval", "50ms");
        all.put("restante.warm-up.sends", "0");
        all.put(InMemoryStores.ENABLED, "true");
        server = ApplicationContext.run(EmbeddedServer.class, all);
    }

    private int port() {
        if (server == null) {
            throw new IllegalStateException("Nothing is open.");
        }
        return server.getPort();
    }

    private ChannelTls trusting(TestAuthority trusted, @Nullable TestCertificate own, @Nullable String serverName) {
        return ChannelTls.of(
                contexts,
                new PemFiles(
                        "client",
                        own == null ? null : own.chain().toString(),
                        own == null ? null : own.key().toString(),
                        trusted.certificate().toString()),
                serverName);
    }

    private void assertAnswered(ChannelTls tls) {
        assertThat(check(channel(tls))).isNotNull();
    }

    private void assertRefused(ChannelTls tls) {
        ManagedChannel channel = channel(tls);
        assertThat(DoorFixture.refused(() -> check(channel)).getStatus().getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
    }

    private static HealthCheckResponse check(ManagedChannel channel) {
        return HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance());
    }

    private ManagedChannel channel(ChannelTls tls) {
        ManagedChannel channel =
                tls.apply(NettyChannelBuilder.forAddress("127.0.0.1", port())).build();
        channels.add(channel);
        return channel;
    }

    private static final class Watch implements StreamObserver<HealthCheckResponse> {
        final Queue<HealthCheckResponse> answers = new ConcurrentLinkedQueue<>();
        volatile boolean ended;

        @Override
        public void onNext(HealthCheckResponse answer) {
            answers.add(answer);
        }

        @Override
        public void onError(Throwable failure) {
            ended = true;
        }

        @Override
        public void onCompleted() {
            ended = true;
        }
    }
}
