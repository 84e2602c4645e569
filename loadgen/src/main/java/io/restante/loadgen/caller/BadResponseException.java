package io.restante.loadgen.caller;

/** The target answered, and its answer is an error. */
public final class BadResponseException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadResponseException(String message) {
        // Expected, and there may be thousands a second.
        super(message, null, false, false);
    }
}
