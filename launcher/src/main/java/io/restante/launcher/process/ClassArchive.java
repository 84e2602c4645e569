package io.restante.launcher.process;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * The classes of one program as a JVM has laid them out when the program last ended by itself or by SIGTERM. The next start maps them in place of
 * reading and checking each: class data sharing, as the JDK has it. Where there is none that fits, the JVM starts without, and leaves one at
 * its end. An archive fits one version of the JVM, and jars that are not newer than it; beyond that the JVM itself refuses what it did not write.
 */
public final class ClassArchive {
    private final Path jar;
    private final Path file;

    private ClassArchive(Path jar, Path file) {
        this.jar = jar;
        this.file = file;
    }

    /** The archive beside a jar whose libraries lie in {@code lib}, for the JVM of this version. */
    public static ClassArchive of(Path jar, Runtime.Version jvm) {
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", "") + "-" + jvm + ".jsa";
        return new ClassArchive(jar, jar.resolveSibling(name));
    }

    /** What the JVM is told, before {@code -jar}. */
    public List<String> options() throws IOException {
        return isWhole() && isNewest()
                ? List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto")
                // It would tell each class that it leaves out.
                : List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:cds*=off");
    }

    /** The JVM writes the head last. */
    private boolean isWhole() throws IOException {
        if (!Files.isReadable(file) || Files.size(file) < Integer.BYTES) {
            return false;
        }
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            return in.readInt() != 0;
        }
    }

    private boolean isNewest() throws IOException {
        FileTime date = Files.getLastModifiedTime(file);
        if (Files.getLastModifiedTime(jar).compareTo(date) > 0) {
            return false;
        }
        Path libraries = jar.resolveSibling("lib");
        if (Files.isDirectory(libraries)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(libraries)) {
                for (Path library : all) {
                    if (Files.getLastModifiedTime(library).compareTo(date) > 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
