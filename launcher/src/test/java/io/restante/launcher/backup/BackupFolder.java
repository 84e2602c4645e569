package io.restante.launcher.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A backup with one small file. */
public final class BackupFolder {
    private static final String FILE = "cassandra/node-1/data/ks/table-1/one.db";

    private BackupFolder() {}

    public static Path make(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "one");
        Checksums sums = new Checksums();
        sums.add(FILE, CheckedCopy.sum(Files.readAllBytes(file)));
        new Manifest(1, 2, 3, sums.write(folder)).write(folder);
        return folder;
    }

    /** As if it had been taken at another time. */
    public static void date(Path folder, long micros) throws IOException {
        Manifest manifest = Manifest.read(folder);
        new Manifest(micros, micros, manifest.bytes(), manifest.sums()).write(folder);
    }
}
