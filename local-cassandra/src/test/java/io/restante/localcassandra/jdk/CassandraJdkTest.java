package io.restante.localcassandra.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CassandraJdkTest {
    private Path places;

    @BeforeEach
    void setUp(@TempDir Path folder) {
        places = folder;
    }

    @Test
    void findShouldTakeTheOwnJvmWhereItFits() throws IOException {
        Jdk own = installed("elsewhere/own", "17.0.15");
        installed("lib/jdk-17", "17.0.1");

        assertThat(jdk(Map.of(), own).find()).isEqualTo(own);
    }

    @Test
    void findShouldLookInTheUsualPlacesWhereTheOwnJvmIsNewer() throws IOException {
        Jdk own = installed("elsewhere/own", "25.0.1");
        installed("lib/jdk-11", "11.0.2");
        installed("lib/jdk-21", "21");
        Jdk fitting = installed("lib/jdk-17", "17.0.1");

        assertThat(jdk(Map.of(), own).find()).isEqualTo(fitting);
    }

    @Test
    void findShouldTakeJdk11WhereThereIsNo17() throws IOException {
        Jdk own = installed("elsewhere/own", "21.0.4");
        Jdk eleven = installed("lib/jdk-11/Contents/Home", "11.0.2");

        assertThat(jdk(Map.of(), own).find()).isEqualTo(eleven);
    }

    @Test
    void findShouldObeyCassandraJavaHome() throws IOException {
        Jdk own = installed("elsewhere/own", "17.0.15");
        Jdk ordered = installed("elsewhere/ordered", "17.0.2");
        Jdk tooNew = installed("elsewhere/new", "21");

        assertThat(jdk(Map.of(CassandraJdk.VARIABLE, ordered.home().toString()), own)
                        .find())
                .isEqualTo(ordered);
        CassandraJdk wrong = jdk(Map.of(CassandraJdk.VARIABLE, tooNew.home().toString()), own);
        assertThatThrownBy(wrong::find)
                .isInstanceOf(NoFittingJdkException.class)
                .hasMessage("CASSANDRA_JAVA_HOME is " + tooNew.home()
                        + ", which is no JDK 17 (or 11): Cassandra 5.0 needs one.");
    }

    @Test
    void findShouldSayWhatToDoWhereThereIsNone() throws IOException {
        Jdk own = installed("elsewhere/own", "25");
        installed("lib/jdk-8", "1.8.0_402");

        assertThatThrownBy(jdk(Map.of("JAVA_HOME", own.home().toString()), own)::find)
                .isInstanceOf(NoFittingJdkException.class)
                .hasMessageContaining("this is JDK 25")
                .hasMessageEndingWith("install JDK 17 and set CASSANDRA_JAVA_HOME to its folder.");
    }

    private CassandraJdk jdk(Map<String, String> environment, Jdk own) {
        return new CassandraJdk(environment, own, List.of(places.resolve("lib"), places.resolve("missing")));
    }

    private Jdk installed(String folder, String version) throws IOException {
        Path home = places.resolve(folder);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.createFile(java);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return Jdk.in(home).orElseThrow();
    }
}
