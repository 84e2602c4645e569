package io.restante.protos.error;

import io.grpc.Status;

/**
 * Every mistake and every failure that a client can be told of. The names are part of the public contract: they are
 * the {@code code} of a problem document and the {@code reason} of an {@code ErrorInfo}.
 */
public enum ErrorCode {
    MALFORMED_REQUEST(400, Status.Code.INVALID_ARGUMENT, "Malformed request", "The request cannot be read at all."),
    FIELD_REQUIRED(400, Status.Code.INVALID_ARGUMENT, "Field required", "A field is missing or empty."),
    FIELD_INVALID(400, Status.Code.INVALID_ARGUMENT, "Field invalid", "A field has a value that it must not have."),
    HEADERS_TOO_LARGE(
            400, Status.Code.INVALID_ARGUMENT, "Headers too large", "The request line or its headers are too long."),
    SENDER_NOT_MEMBER(
            403,
            Status.Code.PERMISSION_DENIED,
            "Sender is not a member",
            "The sender is not one of the two members of the direct chat."),
    NOT_FOUND(404, Status.Code.UNIMPLEMENTED, "Not found", "There is no such path."),
    METHOD_NOT_ALLOWED(
            405, Status.Code.UNIMPLEMENTED, "Method not allowed", "The path does not answer to this method."),
    NOT_ACCEPTABLE(
            406, Status.Code.UNIMPLEMENTED, "Not acceptable", "The answer cannot be given in a type that is accepted."),
    BODY_TOO_LARGE(413, Status.Code.RESOURCE_EXHAUSTED, "Body too large", "The body is above the limit."),
    UNSUPPORTED_MEDIA_TYPE(
            415, Status.Code.UNIMPLEMENTED, "Unsupported media type", "The body is neither JSON nor a form."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            Status.Code.FAILED_PRECONDITION,
            "Idempotency key reused",
            "The key stands in this chat already, for a message with another text or sender."),
    RATE_LIMITED(
            429,
            Status.Code.RESOURCE_EXHAUSTED,
            "Too many requests",
            "The caller is over its rate limit; nothing was stored."),
    STORE_UNAVAILABLE(
            503,
            Status.Code.UNAVAILABLE,
            "Store unavailable",
            "The store cannot be reached; the message is certainly not stored."),
    STORE_OVERLOADED(
            503,
            Status.Code.UNAVAILABLE,
            "Store overloaded",
            "More work waits than the store may hold; the message is certainly not stored."),
    DEADLINE_EXCEEDED(
            504,
            Status.Code.DEADLINE_EXCEEDED,
            "No answer in time",
            "The message may or may not be stored: repeat it with the same idempotency key."),
    INTERNAL(500, Status.Code.INTERNAL, "Internal error", "A defect of the service; the message may be stored.");

    private final int httpStatus;
    private final Status.Code grpcStatus;
    private final String title;
    private final String meaning;

    ErrorCode(int httpStatus, Status.Code grpcStatus, String title, String meaning) {
        this.httpStatus = httpStatus;
        this.grpcStatus = grpcStatus;
        this.title = title;
        this.meaning = meaning;
    }

    public int httpStatus() {
        return httpStatus;
    }

    public Status.Code grpcStatus() {
        return grpcStatus;
    }

    /** A few words for a person; the same for every error of this code. */
    public String title() {
        return title;
    }

    /** One sentence for the documentation. */
    public String meaning() {
        return meaning;
    }

    /** Whether the same request may succeed later without being changed. */
    public boolean retryable() {
        return httpStatus == 429 || httpStatus == 503 || httpStatus == 504;
    }
}
