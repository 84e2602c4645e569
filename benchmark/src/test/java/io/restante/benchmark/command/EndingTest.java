package io.restante.benchmark.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndingTest {
    private final Ending ending = new Ending();
    private final List<String> closed = new ArrayList<>();

    @Test
    void whatWasOpenedLastShouldBeClosedFirst() {
        AutoCloseable folder = () -> closed.add("folder");
        AutoCloseable cluster = () -> closed.add("cluster");
        ending.add(folder);
        ending.add(cluster);

        assertThat(ending.hasBegun()).isFalse();
        ending.end();

        assertThat(closed).containsExactly("cluster", "folder");
        assertThat(ending.hasBegun()).isTrue();
    }

    @Test
    void whatCannotBeClosedShouldNotKeepTheRestOpen() {
        AutoCloseable folder = () -> closed.add("folder");
        AutoCloseable broken = () -> {
            throw new IllegalStateException("broken");
        };
        ending.add(folder);
        ending.add(broken);

        ending.end();

        assertThat(closed).containsExactly("folder");
    }

    @Test
    void nothingShouldBeOpenedAfterTheEnd() {
        ending.end();

        assertThatThrownBy(() -> ending.add(() -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theWorkFolderShouldBeDeletedWithAllThatIsInIt(@TempDir Path parent) throws Exception {
        WorkFolder folder = WorkFolder.in(parent.resolve("new"));
        Files.writeString(Files.createDirectories(folder.path().resolve("a/b")).resolve("c"), "d");

        folder.close();
        folder.close();

        assertThat(parent.resolve("new")).isEmptyDirectory();
    }

    @Test
    void theLogsShouldStayWhereSomethingFailed(@TempDir Path parent) throws Exception {
        WorkFolder folder = WorkFolder.in(parent);
        Path log =
                Files.createDirectories(folder.path().resolve("durable/logs")).resolve("rpc-store-1.log");
        Files.writeString(log, "why");
        Files.writeString(
                Files.createDirectories(folder.path().resolve("durable/run")).resolve("a"), "b");

        folder.keepLogs();
        folder.close();

        assertThat(log).hasContent("why");
        assertThat(folder.path().resolve("durable")).isDirectoryNotContaining("glob:**/run");
    }
}
