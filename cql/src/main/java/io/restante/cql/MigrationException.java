package io.restante.cql;

import org.jspecify.annotations.Nullable;

/** The schema cannot be brought to where this release needs it; the message says what to do. */
public final class MigrationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MigrationException(String message) {
        this(message, null);
    }

    public MigrationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
