package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.SendRequest;
import io.restante.rpcstore.InMemoryStores;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the door of the whole service allows to a connection, as it is configured. */
@Timeout(120)
class GrpcDoorLimitsTest {
    /** Far more than it takes: a machine that has other work starves each test of its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private @Nullable EmbeddedServer server;
    private @Nullable ManagedChannel channel;

    @AfterEach
    void close() {
        if (channel != null) {
            channel.shutdownNow();
        }
        if (server != null) {
            server.getApplicationContext().close();
        }
    }

    @Test
    void aMessageAboveTheMostBytesShouldBeRefused() {
        open("message-bytes", "70000");

        StatusRuntimeException refused = DoorFixture.refused(() -> MessageServiceGrpc.newBlockingStub(channel())
                .send(SendRequest.newBuilder().setText("x".repeat(70_001)).build()));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void metadataAboveTheMostBytesShouldBeRefused() {
        open("metadata-bytes", "1000");
        Metadata large = new Metadata();
        large.put(Metadata.Key.of("large", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(1_001));

        StatusRuntimeException refused = DoorFixture.refused(() -> HealthGrpc.newBlockingStub(channel())
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(large))
                .check(HealthCheckRequest.getDefaultInstance()));
        assertThat(refused.getStatus().getCode()).isNotEqualTo(Status.Code.OK);
        assertThat(HealthGrpc.newBlockingStub(channel()).check(HealthCheckRequest.getDefaultInstance()))
                .isNotNull();
    }

    @Test
    void aCallAboveTheMostOfItsConnectionShouldWaitForAnEarlierOne() throws Exception {
        open("calls-per-connection", "1");
        try (RawHttp2 client = new RawHttp2(port())) {
            assertThat(client.allowed(RawHttp2.MAX_CONCURRENT_STREAMS)).isEqualTo(1);
        }
        HealthGrpc.HealthFutureStub calls = HealthGrpc.newFutureStub(channel());
        List<Future<HealthCheckResponse>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(calls.check(HealthCheckRequest.getDefaultInstance()));
        }

        for (Future<HealthCheckResponse> answer : answers) {
            assertThat(answer.get()).isNotNull();
        }
    }

    @Test
    void aClientThatPingsTooOftenShouldBeCutOff() throws IOException {
        open("least-keep-alive", "1h");
        try (RawHttp2 client = new RawHttp2(port())) {
            client.ping(4);

            assertThat(client.goAwayBeforeTheEnd()).isEqualTo(RawHttp2.ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void aClientThatAnswersNoPingShouldBeCutOff() throws IOException {
        // The library takes less than 10 s for 10 s.
        open("keep-alive", "10s", "keep-alive-timeout", "100ms");
        try (RawHttp2 silent = new RawHttp2(port())) {
            assertThat(silent.goAwayBeforeTheEnd()).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void aConnectionWithoutACallShouldBeAskedToEnd() {
        open("connection-idle", "1s");
        HealthGrpc.newBlockingStub(channel()).check(HealthCheckRequest.getDefaultInstance());

        await().atMost(PATIENCE).until(() -> channel().getState(false) == ConnectivityState.IDLE);
        assertThat(HealthGrpc.newBlockingStub(channel()).check(HealthCheckRequest.getDefaultInstance()))
                .isNotNull();
    }

    @Test
    void aConnectionAboveItsAgeShouldBeAskedToEndAndItsCallsBeBrokenOff() {
        open("connection-age", "1s", "connection-age-grace", "100ms");
        Watch call = watch();

        await().atMost(PATIENCE).until(() -> call.end != null);
        assertThat(call.answers).isNotEmpty();
    }

    @Test
    void aClientThatCancelsTooManyCallsShouldBeCutOff() {
        open("resets-per-half-minute", "3");
        Watch other = watch();
        await().atMost(PATIENCE).until(() -> other.answers.size() == 1);
        for (int i = 0; i < 4; i++) {
            Watch cancelled = watch();
            await().atMost(PATIENCE).until(() -> cancelled.answers.size() == 1);
            cancelled.call.cancel("enough", null);
        }

        await().atMost(PATIENCE).until(() -> other.end != null);
    }

    private void open(String... settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("grpc.server.port", "0");
        properties.put(InMemoryStores.ENABLED, "true");
        for (int i = 0; i < settings.length; i += 2) {
            properties.put("restante.grpc." + settings[i], settings[i + 1]);
        }
        server = ApplicationContext.run(EmbeddedServer.class, properties);
        channel = NettyChannelBuilder.forAddress("127.0.0.1", port())
                .usePlaintext()
                .build();
    }

    private int port() {
        if (server == null) {
            throw new IllegalStateException("Nothing is open.");
        }
        return server.getPort();
    }

    private ManagedChannel channel() {
        if (channel == null) {
            throw new IllegalStateException("Nothing is open.");
        }
        return channel;
    }

    /** A call that does not end by itself; its first answer says that the server has it. */
    private Watch watch() {
        Watch watch = new Watch(channel().newCall(HealthGrpc.getWatchMethod(), CallOptions.DEFAULT));
        watch.begin();
        return watch;
    }

    private static final class Watch extends ClientCall.Listener<HealthCheckResponse> {
        final ClientCall<HealthCheckRequest, HealthCheckResponse> call;
        final Queue<HealthCheckResponse> answers = new ConcurrentLinkedQueue<>();
        volatile @Nullable Status end;

        Watch(ClientCall<HealthCheckRequest, HealthCheckResponse> call) {
            this.call = call;
        }

        void begin() {
            call.start(this, new Metadata());
            call.sendMessage(HealthCheckRequest.getDefaultInstance());
            call.halfClose();
            call.request(1);
        }

        @Override
        public void onMessage(HealthCheckResponse answer) {
            answers.add(answer);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            end = status;
        }
    }
}
