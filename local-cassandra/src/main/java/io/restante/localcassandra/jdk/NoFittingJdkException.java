package io.restante.localcassandra.jdk;

/** No JDK fits; the message says in one sentence what to do. */
public final class NoFittingJdkException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoFittingJdkException(String message) {
        super(message);
    }
}
