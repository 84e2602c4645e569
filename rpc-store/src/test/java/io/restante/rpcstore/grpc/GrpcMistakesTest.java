package io.restante.rpcstore.grpc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import io.restante.rpcstore.FirstAnswer;
import io.restante.rpcstore.message.InMemoryMessageStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gRPC door tells a client that has made a mistake. */
class GrpcMistakesTest {
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

    private DoorFixture door;

    @BeforeEach
    void open() throws Exception {
        door = new DoorFixture(new InMemoryMessageStore(), DoorFixture.MEMORY);
    }

    @AfterEach
    void close() {
        door.close();
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
        door.client.send(DoorFixture.request("ann:bob", "first", "ann").toBuilder()
                .setIdempotencyKey("used")
                .build());
        SendRequest.Builder wrong = DoorFixture.request(chat, text, sender).toBuilder();
        if (key != null) {
            wrong.setIdempotencyKey(key);
        }
        StatusRuntimeException refused = DoorFixture.refused(() -> door.client.send(wrong.build()));

        assertThat(DoorFixture.info(refused).getReason()).isEqualTo(code);
        assertThat(DoorFixture.info(refused).getMetadataMap()).containsEntry("field", field);
    }

    @ParameterizedTest
    @CsvSource({"'',0,0,FIELD_REQUIRED,chat", "room,-1,-1,FIELD_INVALID,cursor", "room,0,-1,FIELD_INVALID,limit"})
    void aMistakeInAPullShouldBeToldByItsCodeAndField(String chat, long cursor, int limit, String code, String field)
            throws Exception {
        StatusRuntimeException refused = DoorFixture.refused(() -> door.client.pull(PullRequest.newBuilder()
                .setChat(chat)
                .setCursor(cursor)
                .setLimit(limit)
                .build()));

        assertThat(DoorFixture.info(refused).getReason()).isEqualTo(code);
        assertThat(DoorFixture.info(refused).getMetadataMap()).containsEntry("field", field);
    }

    @Test
    void everyLengthShouldBeTakenAtItsEdgeAndRefusedOneBeyond() throws Exception {
        door.client.send(DoorFixture.request("é".repeat(128), "x".repeat(65_536), "😀".repeat(64)));

        assertThat(DoorFixture.info(DoorFixture.refused(
                                () -> door.client.send(DoorFixture.request("é".repeat(128) + "x", "x", "ann"))))
                        .getMetadataMap())
                .containsEntry("field", "chat");
        assertThat(DoorFixture.info(DoorFixture.refused(
                                () -> door.client.send(DoorFixture.request("room", "x".repeat(65_535) + "é", "ann"))))
                        .getMetadataMap())
                .containsEntry("field", "text");
        assertThat(DoorFixture.info(DoorFixture.refused(
                                () -> door.client.send(DoorFixture.request("room", "x", "😀".repeat(65)))))
                        .getMetadataMap())
                .containsEntry("field", "sender");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0aff", "0a02c080", "0a03eda080", "67617262616765"})
    void bytesThatAreNoMessageShouldBeMalformed(String hex) throws Exception {
        StatusRuntimeException refused =
                DoorFixture.refused(() -> callWithBytes(HexFormat.of().parseHex(hex)));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(DoorFixture.info(refused).getReason()).isEqualTo("MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aCallWithoutExactlyOneMessageShouldBeMalformed(int messages) throws Exception {
        MethodDescriptor<byte[], byte[]> raw = MessageServiceGrpc.getSendMethod().toBuilder(BYTES, BYTES)
                .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                .build();
        FirstAnswer<byte[]> answer = new FirstAnswer<>();
        StreamObserver<byte[]> requests =
                ClientCalls.asyncBidiStreamingCall(door.channel.newCall(raw, CallOptions.DEFAULT), answer);
        for (int i = 0; i < messages; i++) {
            requests.onNext(DoorFixture.request("room", "m", "ann").toByteArray());
        }
        requests.onCompleted();
        ExecutionException failure =
                catchThrowableOfType(ExecutionException.class, () -> answer.get(10, TimeUnit.SECONDS));

        assertThat(DoorFixture.info((StatusRuntimeException) requireNonNull(failure.getCause()))
                        .getReason())
                .isEqualTo("MALFORMED_REQUEST");
    }

    @Test
    void aMessageAboveTheInboundLimitShouldBeRefusedByTheLibrary() {
        StatusRuntimeException refused = DoorFixture.refused(() -> callWithBytes(new byte[(1 << 20) + 1]));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void aMessageThatIsAboveTheInboundLimitOnlyWhenUncompressedShouldBeTooLarge() throws Exception {
        StatusRuntimeException refused = DoorFixture.refused(() ->
                door.client.withCompression("gzip").send(DoorFixture.request("room", "x".repeat(1 << 20), "ann")));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(DoorFixture.info(refused).getReason()).isEqualTo("BODY_TOO_LARGE");
    }

    private byte[] callWithBytes(byte[] request) {
        MethodDescriptor<byte[], byte[]> raw =
                MessageServiceGrpc.getSendMethod().toBuilder(BYTES, BYTES).build();
        return ClientCalls.blockingUnaryCall(door.channel, raw, CallOptions.DEFAULT, request);
    }
}
