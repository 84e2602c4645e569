package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.auth.AuthProvider;
import com.datastax.oss.driver.api.core.auth.Authenticator;
import com.datastax.oss.driver.api.core.auth.ProgrammaticPlainTextAuthProvider;
import com.datastax.oss.driver.api.core.metadata.EndPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A login whose password is read anew for each connection, so that a new one is taken without a start. Thread-safe. */
final class FilePassword implements AuthProvider {
    private final String username;
    private final String file;

    /** @throws IllegalStateException where the file cannot be read now */
    FilePassword(String username, String file) {
        this.username = username;
        this.file = file;
        password();
    }

    @Override
    public Authenticator newAuthenticator(EndPoint node, String serverAuthenticator) {
        return plain().newAuthenticator(node, serverAuthenticator);
    }

    @Override
    public void onMissingChallenge(EndPoint node) {
        plain().onMissingChallenge(node);
    }

    @Override
    public void close() {
        // Nothing is kept.
    }

    private ProgrammaticPlainTextAuthProvider plain() {
        return new ProgrammaticPlainTextAuthProvider(username, password());
    }

    private String password() {
        try {
            String password = Files.readString(Path.of(file)).stripTrailing();
            if (password.isEmpty()) {
                throw new IllegalStateException("restante.cassandra.login.password-file: " + file + " is empty");
            }
            return password;
        } catch (IOException | InvalidPathException unreadable) {
            // Of the cause only its kind: a message of the decoder could show what it could not decode.
            throw new IllegalStateException("restante.cassandra.login.password-file: " + file + " cannot be read ("
                    + unreadable.getClass().getSimpleName() + ")");
        }
    }
}
