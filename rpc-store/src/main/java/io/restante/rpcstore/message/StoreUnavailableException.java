package io.restante.rpcstore.message;

/** A read that no quorum answered in time. Expected, and so without a stack trace; the cause says what happened. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
