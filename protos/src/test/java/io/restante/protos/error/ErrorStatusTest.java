package io.restante.protos.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorStatusTest {
    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyErrorShouldComeBackAsItLeft(ErrorCode code) {
        assertSame(ApiException.of(code, "What was wrong."));
        assertSame(ApiException.ofField(code, "chat", "What was wrong."));
        assertSame(ApiException.retryAfter(code, "What was wrong.", Duration.ofMillis(1500)));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void errorShouldLeaveWithItsStatus(ErrorCode code) {
        StatusRuntimeException left = ErrorStatus.toGrpc(ApiException.of(code, "What was wrong."));

        assertThat(left.getStatus().getCode()).isEqualTo(code.grpcStatus());
        assertThat(left.getStatus().getDescription()).isEqualTo("What was wrong.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "CANCELLED", "ABORTED", "UNKNOWN", "RESOURCE_EXHAUSTED"})
    void callThatBrokeShouldBeOpenOnlyWhereItMayHaveArrived(Status.Code code) {
        StatusRuntimeException broken = code.toStatus().asRuntimeException();

        assertThat(ErrorStatus.fromGrpc(broken, true).code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        ApiException notSent = ErrorStatus.fromGrpc(broken, false);
        assertThat(notSent.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(notSent.retryAfter()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"INVALID_ARGUMENT", "UNIMPLEMENTED", "INTERNAL", "DATA_LOSS", "OK"})
    void statusThatTheStoreMustNotAnswerShouldBeADefect(Status.Code code) {
        assertThat(ErrorStatus.fromGrpc(code.toStatus().asRuntimeException(), true)
                        .code())
                .isEqualTo(ErrorCode.INTERNAL);
    }

    @Test
    void wordsOfTheLibraryShouldNotReachTheClient() {
        Status status = Status.UNAVAILABLE.withDescription("io.netty.ConnectException: 10.0.0.1:8888");

        assertThat(ErrorStatus.fromGrpc(status.asRuntimeException(), false).detail())
                .isEqualTo("The store cannot be reached.");
        assertThat(ErrorStatus.fromGrpc(new IllegalStateException("secret"), true)
                        .detail())
                .isEqualTo("The store did not answer in time.");
    }

    @Test
    void detailsOfStrangersShouldBeLeftAlone() {
        assertThat(ErrorStatus.fromGrpc(withInfo("elsewhere", "FIELD_INVALID"), true)
                        .code())
                .isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(ErrorStatus.fromGrpc(withInfo(ErrorStatus.DOMAIN, "CODE_OF_A_LATER_VERSION"), true)
                        .code())
                .isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    }

    @Test
    void knownErrorShouldStayItself() {
        ApiException known = ApiException.of(ErrorCode.NOT_FOUND, "There is no such path.");

        assertThat(ErrorStatus.fromGrpc(known, true)).isSameAs(known);
    }

    private static StatusRuntimeException withInfo(String domain, String reason) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.UNAVAILABLE.value())
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain(domain)
                        .setReason(reason)
                        .build()))
                .build());
    }

    private static void assertSame(ApiException left) {
        ApiException back = ErrorStatus.fromGrpc(ErrorStatus.toGrpc(left), true);

        assertThat(back.code()).isEqualTo(left.code());
        assertThat(back.detail()).isEqualTo(left.detail());
        assertThat(back.field()).isEqualTo(left.field());
        assertThat(wait(back)).isEqualTo(wait(left));
    }

    private static @Nullable Duration wait(ApiException error) {
        return error.retryAfter();
    }
}
