package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Codec;
import io.grpc.CompressorRegistry;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.restante.rpcstore.InMemoryStores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the door of the whole service tells whoever sends what cannot be read, and that no log tells of him. */
class ReadableMessagesTest {
    private static final byte[] UNREADABLE = {0x0a, (byte) 0xff};
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static EmbeddedServer server;
    private static ManagedChannel channel;
    private final GrpcLog log = new GrpcLog();

    @BeforeAll
    static void open() {
        server = ApplicationContext.run(
                EmbeddedServer.class, Map.of("grpc.server.port", "0", InMemoryStores.ENABLED, "true"));
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .compressorRegistry(withLyingGzip())
                .build();
    }

    @AfterAll
    static void close() {
        channel.shutdownNow();
        server.getApplicationContext().close();
    }

    @BeforeEach
    void listen() {
        log.open();
    }

    @AfterEach
    void silence() {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.MessageService/Send",
                "api.MessageService/Pull",
                "restante.internal.StoreService/WatchShards",
                "restante.internal.StoreService/Exchange",
                "grpc.health.v1.Health/Check",
                "grpc.health.v1.Health/Watch",
                "grpc.reflection.v1.ServerReflection/ServerReflectionInfo"
            })
    void aMessageThatCannotBeReadShouldBeMalformedAtEveryService(String method) throws Exception {
        assertMalformed(end(method, CallOptions.DEFAULT, UNREADABLE));
        assertMalformed(end(method, CallOptions.DEFAULT.withCompression("gzip"), new byte[20]));

        assertThat(log.lines()).isEmpty();
        assertThat(HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance()))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.MessageService/Send",
                "restante.internal.StoreService/WatchShards",
                "grpc.health.v1.Health/Check",
                "grpc.health.v1.Health/Watch"
            })
    void aCallWithoutExactlyOneMessageShouldBeMalformedWhereItMustHaveOne(String method) throws Exception {
        assertMalformed(end(method, CallOptions.DEFAULT));
        assertMalformed(end(method, CallOptions.DEFAULT, new byte[0], new byte[0]));

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aStreamWhoseLaterMessageCannotBeReadShouldEndAndItsAnswersBeDropped() throws Exception {
        assertMalformed(end(
                "restante.internal.StoreService/Exchange",
                CallOptions.DEFAULT,
                // A call of no kind, which is answered at once; and one that is not to be read.
                new byte[] {0x0a, 0x02, 0x08, 0x01},
                UNREADABLE));

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void brokenFramesShouldLeaveNoLineInTheLog() throws IOException {
        PeerMistakes.keepOutOfTheLog();
        try (RawHttp2 client = new RawHttp2(server.getPort())) {
            // The header "connection", which HTTP/2 does not have: an error of its stream. Then data of a stream that
            // never was.
            client.frame(1, 5, 1, "\0\nconnection\1x");
            client.frame(0, 1, 99, "");

            assertThat(client.goAwayBeforeTheEnd()).isPositive();
        }
        assertThat(log.lines()).isEmpty();
    }

    private static void assertMalformed(StatusRuntimeException end) throws IOException {
        assertThat(end.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(DoorFixture.info(end).getReason()).isEqualTo("MALFORMED_REQUEST");
    }

    /** How a call with these messages ends. */
    private static StatusRuntimeException end(String method, CallOptions options, byte[]... messages) throws Exception {
        CompletableFuture<StatusRuntimeException> end = new CompletableFuture<>();
        ClientCall<byte[], byte[]> call = channel.newCall(raw(method), options);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        end.complete(status.asRuntimeException(trailers));
                    }
                },
                new Metadata());
        call.request(10);
        for (byte[] message : messages) {
            call.sendMessage(message);
        }
        call.halfClose();
        return end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static MethodDescriptor<byte[], byte[]> raw(String method) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodType.BIDI_STREAMING)
                .setFullMethodName(method)
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
    }

    /** Says gzip, and leaves the bytes as they are. */
    private static CompressorRegistry withLyingGzip() {
        CompressorRegistry registry = CompressorRegistry.newEmptyInstance();
        registry.register(new Codec() {
            @Override
            public String getMessageEncoding() {
                return "gzip";
            }

            @Override
            public OutputStream compress(OutputStream out) {
                return out;
            }

            @Override
            public InputStream decompress(InputStream in) {
                return in;
            }
        });
        return registry;
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
