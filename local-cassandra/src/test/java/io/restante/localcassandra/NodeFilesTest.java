package io.restante.localcassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFilesTest {
    private static final List<String> DURABLE = List.of("commitlog_sync: group", "commitlog_sync_group_window: 1ms");
    /** Whatever the durability. */
    static final List<String> ALWAYS = List.of(
            "commitlog_total_space: 512MiB",
            "paxos_variant: v2",
            "storage_compatibility_mode: NONE",
            "  selected_format: bti",
            "      class_name: TrieMemtable",
            "disk_failure_policy: die",
            "commit_failure_policy: die");

    private Path data;

    @BeforeEach
    void setUp(@TempDir Path folder) {
        data = folder;
    }

    @Test
    void aNodeShouldHaveAsManyThreadsAsItsProcessorsBear() throws IOException {
        assertThat(CassandraYaml.threads(1)).isEqualTo(16);
        assertThat(CassandraYaml.threads(2)).isEqualTo(32);
        assertThat(CassandraYaml.threads(8)).isEqualTo(128);
        assertThat(CassandraYaml.threads(64)).isEqualTo(128);
        int here = CassandraYaml.threads(Runtime.getRuntime().availableProcessors());
        assertThat(yaml(cluster(1, Durability.DURABLE).node(1)))
                .contains("concurrent_writes: " + here, "native_transport_max_threads: " + here);
    }

    @Test
    void aNodeShouldKeepWhatItAcknowledges() throws IOException {
        assertThat(yaml(cluster(1, Durability.DURABLE).node(1)))
                .containsAll(DURABLE)
                .containsAll(ALWAYS);
    }

    @Test
    void theContainerShouldKeepWhatItAcknowledgesAlike() throws IOException {
        try (InputStream yaml = getClass().getResourceAsStream("testing/cassandra.yaml")) {
            assertThat(yaml).isNotNull();
            assertThat(new String(yaml.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsAll(DURABLE)
                    .containsAll(ALWAYS)
                    .contains("commitlog_disk_access_mode: direct");
        }
    }

    @Test
    void theCommitLogShouldBeWrittenPastThePageCacheWhereTheDiskAllowsIt() throws IOException {
        assertThat(yaml(cluster(1, Durability.DURABLE).node(1)))
                .contains("commitlog_disk_access_mode: " + (DirectIo.worksIn(data) ? "direct" : "mmap"));
        assertThat(Durability.DURABLE.settings(true)).contains("commitlog_disk_access_mode: direct");
        assertThat(Durability.DURABLE.settings(false)).contains("commitlog_disk_access_mode: mmap");
    }

    @Test
    void aRelaxedNodeShouldSyncEveryTenSecondsALogThatSurvivesItsEnd() throws IOException {
        List<String> relaxed = yaml(cluster(1, Durability.RELAXED).node(1));

        assertThat(relaxed)
                .contains(
                        "commitlog_sync: periodic",
                        "commitlog_sync_period: 10000ms",
                        "commitlog_disk_access_mode: mmap")
                .containsAll(ALWAYS);
        assertThat(relaxed)
                .filteredOn(line -> line.startsWith("commitlog_sync:"))
                .hasSize(1);
    }

    @Test
    void anotherDurabilityShouldTakeEffectAtTheNextStart() throws IOException {
        yaml(cluster(1, Durability.RELAXED).node(1));

        assertThat(yaml(cluster(1, Durability.DURABLE).node(1))).containsAll(DURABLE);
    }

    @Test
    void everyDurabilityShouldBeFoundByItsWordAndNoneByAnother() {
        assertThat(Durability.values())
                .allSatisfy(each -> assertThat(Durability.of(each.word())).contains(each));
        assertThat(Stream.of("Durable", "RELAXED", "fast", "").map(Durability::of))
                .containsOnly(Optional.empty());
    }

    @Test
    void aNodeShouldListenOnItsOwnLoopbackAddress() throws IOException {
        assertThat(yaml(cluster(3, Durability.DURABLE).node(2)))
                .contains(
                        "listen_address: 127.0.0.2",
                        "rpc_address: 127.0.0.2",
                        "native_transport_port: 9042",
                        "      - seeds: \"127.0.0.1:7000,127.0.0.2:7000\"");
    }

    @Test
    void tokensShouldBeAllDifferentAndEvenlySpread() {
        ClusterSpec cluster = cluster(3, Durability.DURABLE);

        List<Long> tokens = cluster.all().stream()
                .flatMap(node -> Arrays.stream(Tokens.of(node).split(",", -1)))
                .map(Long::valueOf)
                .sorted()
                .toList();

        assertThat(tokens).hasSize(3 * Tokens.PER_NODE).doesNotHaveDuplicates();
        long distance = tokens.get(1) - tokens.get(0);
        for (int i = 1; i < tokens.size(); i++) {
            assertThat(tokens.get(i) - tokens.get(i - 1)).isEqualTo(distance);
        }
    }

    @Test
    void aClusterOfAnotherSizeShouldBeRefused() throws IOException {
        NodeFiles.write(cluster(3, Durability.DURABLE).node(1));

        assertThatThrownBy(() -> NodeFiles.write(cluster(1, Durability.DURABLE).node(1)))
                .isInstanceOf(WrongNodesException.class)
                .hasMessage("the data in " + data + " were made for 3 node(s), not for 1");
    }

    @Test
    void heapShouldFollowTheMachineWithinBounds() {
        assertThat(Stream.of(2L, 8L, 24L).map(gib -> NodeMemory.of(gib << 30, 1).heapMib()))
                .containsExactly(256, 512, 1024);
        assertThat(NodeMemory.of(24L << 30, 3).heapMib()).isEqualTo(512);
    }

    private ClusterSpec cluster(int nodes, Durability durability) {
        return new ClusterSpec(nodes, data, data.resolve("lib"), NodePorts.USUAL, new NodeMemory(512), durability);
    }

    private static List<String> yaml(NodeSpec node) throws IOException {
        NodeFiles.write(node);
        return Files.readAllLines(node.configuration().resolve("cassandra.yaml"));
    }
}
