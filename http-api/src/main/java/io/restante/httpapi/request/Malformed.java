package io.restante.httpapi.request;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;

/** The errors that reading a request can end in. */
final class Malformed {
    private Malformed() {}

    static ApiException request(String detail) {
        return ApiException.of(ErrorCode.MALFORMED_REQUEST, detail);
    }

    static ApiException field(String name, String expected, String actual) {
        return ApiException.ofField(
                ErrorCode.FIELD_INVALID, name, name + " must be " + expected + ", not " + actual + ".");
    }
}
