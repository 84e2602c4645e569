package io.restante.localcassandra;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/** Whether a folder's file system can be written past the page cache; a file system in memory often cannot. */
final class DirectIo {
    /** By name: newer compilers warn of every mention of it in the source, and no annotation stops them. */
    private static final String OPTIONS = "com.sun.nio.file.ExtendedOpenOption";

    private DirectIo() {}

    static boolean worksIn(Path folder) throws IOException {
        Optional<OpenOption> direct = option();
        if (direct.isEmpty()) {
            return false;
        }
        Path file = Files.createTempFile(folder, "direct", ".try");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, direct.get())) {
            return channel.isOpen();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Optional<OpenOption> option() {
        try {
            return Arrays.stream(Class.forName(OPTIONS).getEnumConstants())
                    .filter(option -> option.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
