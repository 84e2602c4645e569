package io.restante.localcassandra;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whether a folder's file system can be written past the page cache; a file system in memory often cannot. */
final class DirectIo {
    private DirectIo() {}

    static boolean worksIn(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "direct", ".try");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT)) {
            return channel.isOpen();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
