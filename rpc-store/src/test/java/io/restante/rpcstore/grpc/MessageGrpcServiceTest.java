package io.restante.rpcstore.grpc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.restante.protos.api.Message;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.InMemoryChats;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.config.StoreConfig;
import io.restante.rpcstore.message.InMemoryMessageStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gRPC door over a loopback socket, with real chats behind it. */
class MessageGrpcServiceTest {
    private static final MethodDescriptor.Marshaller<byte[]> BYTES = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            return new byte[0];
        }
    };

    private final MemoryLimits memory = MemoryLimits.forHeap(64 << 20, 65_536);
    private final ChatService chats = new ChatService(memory, 256);
    private final InMemoryMessageStore messages = new InMemoryMessageStore();
    private final StoreConfig config = new StoreConfig(65_536, 1_000, 1 << 20);
    private Server server;
    private ManagedChannel channel;
    private MessageServiceGrpc.MessageServiceBlockingStub client;

    @BeforeEach
    void start() throws Exception {
        chats.open(InMemoryChats.over(messages, memory));
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .directExecutor()
                .maxInboundMessageSize(1 << 20)
                .addService(new GrpcFactory().messageService(chats, config))
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .build();
        client = MessageServiceGrpc.newBlockingStub(channel);
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void aMessageShouldBePulledAsItWasSent() {
        String text = "he\u0301llo 👩‍👩‍👧 \0 end\n";
        long sendTime = client.send(request("bob:ann", text, "ann")).getSendTime();
        PullResponse page =
                client.pull(PullRequest.newBuilder().setChat("ann:bob").build());

        assertThat(page.getMessagesList())
                .containsExactly(Message.newBuilder()
                        .setChat("ann:bob")
                        .setText(text)
                        .setSender("ann")
                        .setSendTime(sendTime)
                        .build());
        assertThat(page.getHasMore()).isFalse();
        assertThat(page.getNextCursor()).isEqualTo(sendTime + 1);
    }

    @Test
    void aPullWithoutALimitShouldReturnTenAndAHighLimitShouldBeLowered() {
        for (int i = 0; i < 11; i++) {
            client.send(request("room", "m" + i, "ann"));
        }
        assertThat(client.pull(PullRequest.newBuilder().setChat("room").build()).getMessagesCount())
                .isEqualTo(10);
        PullResponse all = client.pull(PullRequest.newBuilder()
                .setChat("room")
                .setLimit(Integer.MAX_VALUE)
                .build());
        assertThat(all.getMessagesCount()).isEqualTo(11);
    }

    @Test
    void aRepeatOfAKeyShouldBeMarkedInTheHeadersAndTheFirstShouldNot() {
        SendRequest keyed = request("room", "m", "ann").toBuilder()
                .setIdempotencyKey("k".repeat(128))
                .build();
        AtomicReference<Metadata> headers = new AtomicReference<>();
        MessageServiceGrpc.MessageServiceBlockingStub marked =
                MessageServiceGrpc.newBlockingStub(ClientInterceptors.intercept(
                        channel, MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>())));
        long first = marked.send(keyed).getSendTime();
        assertThat(requireNonNull(headers.get()).get(ReplayMark.HEADER)).isNull();

        assertThat(marked.send(keyed).getSendTime()).isEqualTo(first);
        assertThat(requireNonNull(headers.get()).get(ReplayMark.HEADER)).isEqualTo("true");
    }

    /** Also which error wins: fields in the order of the IDL, then membership, then the key. */
    @ParameterizedTest
    @CsvSource({
        "'','','','',FIELD_REQUIRED,chat",
        "a:b:c,'','','',FIELD_INVALID,chat",
        ":b,x,ann,,FIELD_INVALID,chat",
        "room,'','','',FIELD_REQUIRED,text",
        "room,x,'','',FIELD_REQUIRED,sender",
        "room,x,a:b,'',FIELD_INVALID,sender",
        "ann:bob,x,eve,'',FIELD_INVALID,idempotency_key",
        "ann:bob,x,eve,a b,FIELD_INVALID,idempotency_key",
        "ann:bob,x,eve,used,SENDER_NOT_MEMBER,sender",
        "ann:bob,x,ann,used,IDEMPOTENCY_KEY_REUSED,idempotency_key"
    })
    void aMistakeInASendShouldBeToldByItsCodeAndField(
            String chat, String text, String sender, String key, String code, String field) throws Exception {
        client.send(request("ann:bob", "first", "ann").toBuilder()
                .setIdempotencyKey("used")
                .build());
        SendRequest.Builder wrong = request(chat, text, sender).toBuilder();
        if (key != null) {
            wrong.setIdempotencyKey(key);
        }
        StatusRuntimeException refused = refused(() -> client.send(wrong.build()));

        assertThat(info(refused).getReason()).isEqualTo(code);
        assertThat(info(refused).getMetadataMap()).containsEntry("field", field);
    }

    @ParameterizedTest
    @CsvSource({"'',0,0,FIELD_REQUIRED,chat", "room,-1,-1,FIELD_INVALID,cursor", "room,0,-1,FIELD_INVALID,limit"})
    void aMistakeInAPullShouldBeToldByItsCodeAndField(String chat, long cursor, int limit, String code, String field)
            throws Exception {
        StatusRuntimeException refused = refused(() -> client.pull(PullRequest.newBuilder()
                .setChat(chat)
                .setCursor(cursor)
                .setLimit(limit)
                .build()));

        assertThat(info(refused).getReason()).isEqualTo(code);
        assertThat(info(refused).getMetadataMap()).containsEntry("field", field);
    }

    @Test
    void everyLengthShouldBeTakenAtItsEdgeAndRefusedOneBeyond() throws Exception {
        client.send(request("é".repeat(128), "x".repeat(65_536), "😀".repeat(64)));

        assertThat(info(refused(() -> client.send(request("é".repeat(128) + "x", "x", "ann"))))
                        .getMetadataMap())
                .containsEntry("field", "chat");
        assertThat(info(refused(() -> client.send(request("room", "x".repeat(65_535) + "é", "ann"))))
                        .getMetadataMap())
                .containsEntry("field", "text");
        assertThat(info(refused(() -> client.send(request("room", "x", "😀".repeat(65)))))
                        .getMetadataMap())
                .containsEntry("field", "sender");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0aff", "0a02c080", "0a03eda080", "67617262616765"})
    void bytesThatAreNoMessageShouldBeMalformed(String hex) throws Exception {
        StatusRuntimeException refused =
                refused(() -> callWithBytes(HexFormat.of().parseHex(hex)));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(info(refused).getReason()).isEqualTo("MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aCallWithoutExactlyOneMessageShouldBeMalformed(int messages) throws Exception {
        MethodDescriptor<byte[], byte[]> raw = MessageServiceGrpc.getSendMethod().toBuilder(BYTES, BYTES)
                .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                .build();
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        StreamObserver<byte[]> requests =
                ClientCalls.asyncBidiStreamingCall(channel.newCall(raw, CallOptions.DEFAULT), observer(answer));
        for (int i = 0; i < messages; i++) {
            requests.onNext(request("room", "m", "ann").toByteArray());
        }
        requests.onCompleted();
        ExecutionException failure =
                catchThrowableOfType(ExecutionException.class, () -> answer.get(10, TimeUnit.SECONDS));

        assertThat(info((StatusRuntimeException) requireNonNull(failure.getCause()))
                        .getReason())
                .isEqualTo("MALFORMED_REQUEST");
    }

    @Test
    void aMessageAboveTheInboundLimitShouldBeRefusedByTheLibrary() {
        StatusRuntimeException refused = refused(() -> callWithBytes(new byte[(1 << 20) + 1]));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void aStoreThatOwnsNothingShouldAskToTryLater() throws Exception {
        chats.close();
        StatusRuntimeException refused = refused(() -> client.send(request("room", "m", "ann")));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(info(refused).getReason()).isEqualTo("STORE_UNAVAILABLE");
        assertThat(StatusProto.fromThrowable(refused).getDetailsList()).anyMatch(detail -> detail.is(RetryInfo.class));
    }

    private static StreamObserver<byte[]> observer(CompletableFuture<byte[]> answer) {
        return new StreamObserver<>() {
            @Override
            public void onNext(byte[] value) {
                answer.complete(value);
            }

            @Override
            public void onError(Throwable failure) {
                answer.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {
                answer.cancel(false);
            }
        };
    }

    private byte[] callWithBytes(byte[] request) {
        MethodDescriptor<byte[], byte[]> raw =
                MessageServiceGrpc.getSendMethod().toBuilder(BYTES, BYTES).build();
        return ClientCalls.blockingUnaryCall(channel, raw, CallOptions.DEFAULT, request);
    }

    private static SendRequest request(String chat, String text, String sender) {
        return SendRequest.newBuilder()
                .setChat(chat)
                .setText(text)
                .setSender(sender)
                .build();
    }

    private static StatusRuntimeException refused(Runnable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call::run);
    }

    private static ErrorInfo info(StatusRuntimeException refused) throws InvalidProtocolBufferException {
        com.google.rpc.Status status = StatusProto.fromThrowable(refused);
        assertThat(status).as("details of %s", refused.getStatus()).isNotNull();
        Any detail = status.getDetails(0);
        return detail.unpack(ErrorInfo.class);
    }
}
