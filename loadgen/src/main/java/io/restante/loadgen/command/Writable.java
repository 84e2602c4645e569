package io.restante.loadgen.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Whether files can be written: better found out before a long run than after it. */
final class Writable {
    private Writable() {}

    /** What is wrong with a file, as a sentence for the user; what is in it stays as it is. */
    static Optional<String> problem(Path path) {
        boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        if (there && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            // Whoever reads a pipe would take this for its end.
            return Optional.empty();
        }
        try {
            Files.newByteChannel(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE)
                    .close();
            if (!there) {
                Files.delete(path);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(sentence(path, e));
        }
    }

    /** That it could not be written, and why. */
    static String sentence(Path path, IOException failure) {
        return "Cannot write " + path + ": " + reason(failure) + ".";
    }

    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "its folder is not there";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        boolean named = failure instanceof FileSystemException file && file.getReason() != null;
        return named ? ((FileSystemException) failure).getReason() : String.valueOf(failure.getMessage());
    }
}
