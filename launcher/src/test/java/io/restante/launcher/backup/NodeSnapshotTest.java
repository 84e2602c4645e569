package io.restante.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeSnapshotTest {
    @Test
    void itsFilesShouldBeThoseOfItsTagAndBelongBelowTheirTables(@TempDir Path folder) throws IOException {
        NodeSnapshot snapshot = new NodeSnapshot(folder, 1, "tag");
        Path file = file(folder, "data/ks/table-1/snapshots/tag/da-1-bti-Data.db");
        Path index = file(folder, "data/ks/table-1/snapshots/tag/.index/da-1-bti-Data.db");
        file(folder, "data/ks/table-1/snapshots/tag/manifest.json");
        file(folder, "data/ks/table-1/snapshots/tag/schema.cql");
        file(folder, "data/ks/table-1/snapshots/other/da-1-bti-Data.db");
        file(folder, "data/ks/table-1/da-2-bti-Data.db");

        assertThat(snapshot.files()).containsExactlyInAnyOrder(file, index);
        assertThat(snapshot.place(file)).hasToString("data/ks/table-1/da-1-bti-Data.db");
        assertThat(snapshot.place(index)).hasToString("data/ks/table-1/.index/da-1-bti-Data.db");
    }

    private static Path file(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }
}
