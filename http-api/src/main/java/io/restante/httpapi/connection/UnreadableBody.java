package io.restante.httpapi.connection;

import io.restante.protos.error.ApiException;
import java.nio.channels.ClosedChannelException;

/**
 * A body cannot be read to its end. It ends as that of a closed channel does: this is the one error that the framework does
 * not take for a defect, and writes to the log, where nobody reads the body.
 */
public final class UnreadableBody extends ClosedChannelException {
    private static final long serialVersionUID = 1L;

    private final ApiException error;

    UnreadableBody(ApiException error) {
        this.error = error;
    }

    /** What the client is told, if he has no answer yet. */
    public ApiException error() {
        return error;
    }

    /** Without a stack trace: it says something about the request. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
