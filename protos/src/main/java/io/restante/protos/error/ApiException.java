package io.restante.protos.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An expected error on its way to the client. Has no stack trace: it says something about the request or the load, not
 * about the code. Its detail is shown to the client, so it never holds message text, a class name or a driver's words.
 */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ErrorCode code;
    private final @Nullable String field;
    private final @Nullable Duration retryAfter;

    private ApiException(ErrorCode code, String detail, @Nullable String field, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.code = code;
        this.field = field;
        this.retryAfter = retryAfter;
    }

    /** An error of the request as a whole. A code of status 429 or 503 asks to wait for a second. */
    public static ApiException of(ErrorCode code, String detail) {
        boolean wait = code.httpStatus() == 429 || code.httpStatus() == 503;
        return new ApiException(code, detail, null, wait ? RETRY_AFTER : null);
    }

    /** An error of one field, named as in the IDL. */
    public static ApiException ofField(ErrorCode code, String field, String detail) {
        return new ApiException(code, detail, field, null);
    }

    /** An error that may be gone after {@code retryAfter}. */
    public static ApiException retryAfter(ErrorCode code, String detail, Duration retryAfter) {
        return new ApiException(code, detail, null, retryAfter);
    }

    public ErrorCode code() {
        return code;
    }

    /** What was wrong with this request, for a person. */
    public String detail() {
        String message = getMessage();
        return message == null ? code.title() : message;
    }

    /** The field to blame, named as in the IDL; null where no single one is. */
    public @Nullable String field() {
        return field;
    }

    /** When to try again, at the earliest; null where waiting does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
