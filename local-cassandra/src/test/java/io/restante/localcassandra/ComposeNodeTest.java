package io.restante.localcassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The node of {@code docker-compose.yml}: what it does before its image's own start script, done here without Docker. */
class ComposeNodeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DEPLOYED = ROOT.resolve("deploy/cassandra");
    private static final String CHOICE = "${RESTANTE_DURABILITY:-durable}";

    private Path image;
    private Map<?, ?> service;

    @BeforeEach
    void setUp(@TempDir Path folder) throws IOException {
        image = folder;
        Map<?, ?> compose = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(ROOT.resolve("docker-compose.yml")));
        service = (Map<?, ?>) of((Map<?, ?>) of(compose, "services"), "cassandra");
    }

    @ParameterizedTest
    @EnumSource
    void theNodeShouldSyncItsCommitLogAsANodeOfOurOwn(Durability durability) throws Exception {
        List<String> yaml = start(settings(durability.word()));

        assertThat(yaml)
                .containsAll(durability.settings(true).lines().toList())
                .containsAll(Files.readAllLines(DEPLOYED.resolve("cassandra.yaml")));
        assertThat(yaml).filteredOn(line -> line.startsWith("commitlog_sync:")).hasSize(1);
    }

    @Test
    void theNodeShouldBeDurableWhereNobodyChooses() {
        assertThat(of(service, "env_file")).isEqualTo("deploy/cassandra/durability/" + CHOICE + ".env");
    }

    /** Compose reads no service whose {@code env_file} is absent, unless its long form says that it may be. */
    @ParameterizedTest
    @ValueSource(strings = {"fast", "durable ", "relaxed.env"})
    void anyOtherValueShouldNameAFileThatIsNotThere(String value) {
        assertThat(of(service, "env_file")).isInstanceOf(String.class);
        assertThat(settings(value)).doesNotExist();
    }

    @Test
    void thereShouldBeOneFileForEachDurability() throws IOException {
        try (Stream<Path> files = Files.list(DEPLOYED.resolve("durability"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Durability.values())
                            .map(durability -> durability.word() + ".env")
                            .toList());
        }
    }

    /** Cassandra starts with no configuration that leaves this out. */
    @Test
    void aNodeThatIsNotToldShouldHaveNoSettingOfTheSync() throws IOException {
        assertThat(Files.readAllLines(DEPLOYED.resolve("cassandra.yaml")))
                .noneMatch(line -> line.startsWith("commitlog_sync"));
    }

    @Test
    void theNodeShouldKeepItsDataInTheFormatsOfANodeOfOurOwn() throws IOException {
        assertThat(Files.readAllLines(DEPLOYED.resolve("cassandra.yaml"))).containsAll(NodeFilesTest.ALWAYS);
    }

    private Path settings(String durability) {
        return ROOT.resolve(String.valueOf(of(service, "env_file")).replace(CHOICE, durability));
    }

    /** Runs the service's command in a folder in place of the image; the configuration that Cassandra would read. */
    private List<String> start(Path settings) throws IOException, InterruptedException {
        Path configuration = Files.createDirectories(image.resolve("etc/cassandra"));
        Path programs = Files.createDirectories(image.resolve("bin"));
        for (String program : List.of("chown", "setpriv")) {
            Path file = Files.writeString(programs.resolve(program), "#!/bin/sh\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
        ProcessBuilder process = new ProcessBuilder(((List<?>) of(service, "command"))
                .stream()
                        .map(argument -> String.valueOf(argument)
                                .replace("$$", "$")
                                .replace("/restante/", DEPLOYED + "/")
                                .replace("/etc/cassandra", configuration.toString()))
                        .toList());
        Map<String, String> environment = process.environment();
        environment.putAll(variables(settings));
        environment.put("PATH", programs + ":" + environment.get("PATH"));

        Path said = image.resolve("said");
        Process running =
                process.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(running.exitValue()).as(Files.readString(said)).isZero();
        return Files.readAllLines(configuration.resolve("cassandra.yaml"));
    }

    private static Map<String, String> variables(Path settings) throws IOException {
        return Files.readAllLines(settings).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static Object of(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
