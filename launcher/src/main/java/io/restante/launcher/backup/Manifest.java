package io.restante.launcher.backup;

import io.restante.launcher.problem.Problem;
import io.restante.launcher.process.SmallFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a backup is. Written last: a folder without it is none. Times are microseconds since the Unix epoch.
 *
 * @param cut every chat comes back as it stood here: no send time of it is higher
 * @param upper no send time and no floor in the snapshots is higher
 * @param bytes how much its files take
 * @param sums the checksum of the list of checksums
 */
public record Manifest(long cut, long upper, long bytes, String sums) {
    private static final String FILE = "manifest";
    private static final String VERSION = "1";

    /** @throws Problem when the folder is no backup, or not one that this release can read */
    public static Manifest read(Path folder) throws IOException {
        Map<String, String> values = SmallFile.read(folder.resolve(FILE))
                .orElseThrow(() -> new Problem(
                        folder + " is no backup, or one that was never finished: it has no file " + FILE + "."));
        if (!VERSION.equals(values.get("version"))) {
            throw new Problem(folder + " is a backup of version " + values.get("version") + ", and this release reads"
                    + " version " + VERSION + " only.");
        }
        try {
            return new Manifest(
                    number(values, "cut"),
                    number(values, "upper"),
                    number(values, "bytes"),
                    values.getOrDefault("sums", ""));
        } catch (NumberFormatException e) {
            throw new Problem("The file " + folder.resolve(FILE) + " is damaged.");
        }
    }

    void write(Path folder) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", VERSION);
        values.put("cut", Long.toString(cut));
        values.put("upper", Long.toString(upper));
        values.put("bytes", Long.toString(bytes));
        values.put("sums", sums);
        SmallFile.write(folder.resolve(FILE), values);
    }

    private static long number(Map<String, String> values, String key) {
        return Long.parseLong(values.getOrDefault(key, ""));
    }
}
