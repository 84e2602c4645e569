package io.restante.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a report as JSON, as a chart and as text.
 *
 * @param folder made where it is not there
 * @param name of the files, without what follows their dot
 */
public record ResultFiles(Path folder, String name) {
    /** The files that were written. */
    public List<Path> write(Report report, String head) throws IOException {
        Files.createDirectories(folder);
        return List.of(
                Files.writeString(folder.resolve(name + ".json"), JsonResults.of(report)),
                Files.writeString(folder.resolve(name + ".svg"), SvgChart.of(head, report.findings())),
                Files.writeString(folder.resolve(name + ".txt"), head + "\n\n" + TextTable.of(report.findings())));
    }
}
