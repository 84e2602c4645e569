package io.restante.httpapi.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files that the build puts into the jar. */
final class Resource {
    private Resource() {}

    /** @param path from the root of the jar */
    static byte[] read(String path) {
        try (InputStream file = Resource.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not in the jar: the build is incomplete.");
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " in the jar cannot be read.", unreadable);
        }
    }
}
