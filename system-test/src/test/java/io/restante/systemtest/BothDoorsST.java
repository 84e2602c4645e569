package io.restante.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.StatusRuntimeException;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorStatus;
import io.restante.systemtest.running.GrpcDoor;
import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.Installation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same mistake has the same code and field at both doors. */
class BothDoorsST {
    private final Installation installation = Installation.shared();
    private final HttpDoor http = installation.http();
    private final GrpcDoor grpc = installation.grpc();

    @AfterEach
    void close() {
        grpc.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', t, ann, -, FIELD_REQUIRED, chat",
                "a:b:c, t, a, -, FIELD_INVALID, chat",
                "':b', t, b, -, FIELD_INVALID, chat",
                "'room', '', ann, -, FIELD_REQUIRED, text",
                "room, t, '', -, FIELD_REQUIRED, sender",
                "room, t, a:b, -, FIELD_INVALID, sender",
                "room, t, ann, 'with space', FIELD_INVALID, idempotency_key",
                "ann:bob, t, eve, -, SENDER_NOT_MEMBER, sender",
                "'', '', '', 'with space', FIELD_REQUIRED, chat",
                "ann:bob, '', eve, -, FIELD_REQUIRED, text",
                "ann:bob, t, eve, 'with space', FIELD_INVALID, idempotency_key",
            })
    void refusedSendShouldHaveTheSameErrorAtBothDoors(
            String chat, String text, String sender, String key, String code, String field) throws Exception {
        SendRequest.Builder request =
                SendRequest.newBuilder().setChat(chat).setText(text).setSender(sender);
        if (key != null) {
            request.setIdempotencyKey(key);
        }
        ApiException atGrpc = refusal(() -> grpc.stub().send(request.build()));
        HttpDoor.Answer atHttp = http.send(chat, text, sender, key);

        assertThat(atGrpc.code()).hasToString(code);
        assertThat(atGrpc.field()).isEqualTo(field);
        assertThat(atHttp.code()).isEqualTo(code);
        assertThat(atHttp.body().path("field").asText()).isEqualTo(field);
        assertThat(atHttp.status()).isEqualTo(atGrpc.code().httpStatus());
        assertThat(atHttp.body().path("detail").asText()).isEqualTo(atGrpc.detail());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 0, FIELD_REQUIRED, chat",
        "room, -1, 0, FIELD_INVALID, cursor",
        "room, 0, -1, FIELD_INVALID, limit"
    })
    void refusedPullShouldHaveTheSameErrorAtBothDoors(String chat, long cursor, int limit, String code, String field)
            throws Exception {
        PullRequest request = PullRequest.newBuilder()
                .setChat(chat)
                .setCursor(cursor)
                .setLimit(limit)
                .build();
        ApiException atGrpc = refusal(() -> grpc.stub().pull(request));
        HttpDoor.Answer atHttp = http.pull(chat, cursor, limit, false);

        assertThat(atGrpc.code()).hasToString(code);
        assertThat(atGrpc.field()).isEqualTo(field);
        assertThat(atHttp.code()).isEqualTo(code);
        assertThat(atHttp.body().path("field").asText()).isEqualTo(field);
    }

    @Test
    void keyOfAnotherMessageShouldBeRefusedAtBothDoors() throws Exception {
        http.send("doors-key", "one", "ann", "k");
        SendRequest other = SendRequest.newBuilder()
                .setChat("doors-key")
                .setText("two")
                .setSender("ann")
                .setIdempotencyKey("k")
                .build();

        assertThat(refusal(() -> grpc.stub().send(other)).code()).hasToString("IDEMPOTENCY_KEY_REUSED");
        assertThat(http.send("doors-key", "two", "ann", "k").code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    private static ApiException refusal(Runnable call) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call::run);
        return ErrorStatus.fromGrpc(refused, true);
    }
}
