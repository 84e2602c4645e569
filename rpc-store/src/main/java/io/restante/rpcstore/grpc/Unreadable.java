package io.restante.rpcstore.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;

/** What it means to a client that the library could not read his message. */
final class Unreadable {
    private Unreadable() {}

    static ApiException of(StatusRuntimeException failure) {
        // The library counts the bytes of a compressed message only while it is read.
        return failure.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED
                ? ApiException.of(ErrorCode.BODY_TOO_LARGE, "The message is above the limit.")
                : ApiException.of(
                        ErrorCode.MALFORMED_REQUEST,
                        "The message is no valid protobuf of its type, or a string in it no UTF-8.");
    }
}
