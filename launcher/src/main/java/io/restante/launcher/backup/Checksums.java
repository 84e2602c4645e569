package io.restante.launcher.backup;

import io.restante.launcher.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The files of a backup with their checksums, as {@code sha256sum -c} reads them. */
final class Checksums {
    private static final String FILE = "files.sha256";
    private static final String BETWEEN = "  ";

    private final Map<String, String> sums = new LinkedHashMap<>();

    void add(String path, String sum) {
        sums.put(path, sum);
    }

    /** @throws Problem when the list is not the one that the manifest means */
    static Checksums read(Path folder, Manifest manifest) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(folder.resolve(FILE));
        } catch (NoSuchFileException e) {
            throw new Problem("The backup in " + folder + " is damaged: " + FILE + " is missing. Nothing was changed.");
        }
        if (!CheckedCopy.sum(bytes).equals(manifest.sums())) {
            throw new Problem("The backup in " + folder + " is damaged: " + FILE + " is not what it was. Nothing was"
                    + " changed.");
        }
        Checksums read = new Checksums();
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> {
            int between = line.indexOf(BETWEEN);
            read.add(line.substring(between + BETWEEN.length()), line.substring(0, between));
        });
        return read;
    }

    /** Gives the checksum of the list itself. */
    String write(Path folder) throws IOException {
        byte[] bytes = sums.entrySet().stream()
                .map(file -> file.getValue() + BETWEEN + file.getKey() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(FILE), bytes);
        return CheckedCopy.sum(bytes);
    }

    /**
     * Copies every file, and checks each.
     *
     * @throws Problem when one is missing, or is not what it was
     */
    void copy(Path from, Path to) throws IOException {
        for (Map.Entry<String, String> file : sums.entrySet()) {
            String sum;
            try {
                sum = CheckedCopy.copy(from.resolve(file.getKey()), to.resolve(file.getKey()));
            } catch (NoSuchFileException e) {
                throw new Problem("The backup in " + from + " is damaged: " + file.getKey() + " is missing. Nothing was"
                        + " changed.");
            }
            if (!sum.equals(file.getValue())) {
                throw new Problem("The backup in " + from + " is damaged: " + file.getKey() + " is not what it was."
                        + " Nothing was changed.");
            }
        }
    }
}
