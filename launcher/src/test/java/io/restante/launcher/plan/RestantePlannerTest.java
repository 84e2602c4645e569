package io.restante.launcher.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.launcher.health.Endpoint;
import io.restante.launcher.problem.Problem;
import io.restante.localcassandra.ClusterSpec;
import io.restante.localcassandra.Durability;
import io.restante.localcassandra.NodePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestantePlannerTest {
    private static final Endpoint ELSEWHERE = new Endpoint("db.example", 9142);

    private Path home;
    private DataFolder data;
    private RestantePlanner planner;

    @BeforeEach
    void setUp(@TempDir Path folder) throws IOException {
        home = folder;
        data = new DataFolder(home.resolve(".restante"));
        planner = new RestantePlanner(home);
        for (String service : new String[] {"rpc-store", "http-api"}) {
            Path target = Files.createDirectories(home.resolve(service).resolve("target"));
            Files.createFile(target.resolve(service + ".jar"));
        }
    }

    @Test
    void usualOptionsShouldGiveOneOfEach() {
        assertThat(planner.plan(data, Options.USUAL).parts())
                .extracting(part -> part.name() + " " + part.address())
                .containsExactly(
                        "cassandra-1 127.0.0.1:9042", "rpc-store-1 127.0.0.1:8888", "http-api-1 127.0.0.1:8080");
    }

    @Test
    void moreNodesAndApisShouldHaveAddressesInARow() {
        assertThat(planner.plan(data, options(3, 2)).parts())
                .extracting(part -> part.name() + " " + part.address())
                .containsExactly(
                        "cassandra-1 127.0.0.1:9042",
                        "cassandra-2 127.0.0.2:9042",
                        "cassandra-3 127.0.0.3:9042",
                        "rpc-store-1 127.0.0.1:8888",
                        "http-api-1 127.0.0.1:8080",
                        "http-api-2 127.0.0.1:8081");
    }

    @Test
    void newNodesShouldJoinOneAfterTheOtherAndTheServicesAfterAll() throws IOException {
        Plan first = planner.plan(data, options(3, 1));

        assertThat(first.part("cassandra-1").after()).isEmpty();
        assertThat(first.part("cassandra-3").after()).containsExactly("cassandra-2");
        assertThat(first.part("rpc-store-1").after()).containsExactly("cassandra-1", "cassandra-2", "cassandra-3");

        for (int node = 1; node <= 3; node++) {
            Files.createDirectories(data.cassandra().resolve("node-" + node));
        }
        assertThat(planner.plan(data, options(3, 1)).parts())
                .allSatisfy(part -> assertThat(part.after()).isEmpty());
    }

    @Test
    void rpcStoreShouldBeToldTheNodesAndHowManyReplicas() throws IOException {
        assertThat(environment(options(3, 1), "rpc-store-1"))
                .containsEntry("CASSANDRA_DEFAULT_BASIC_CONTACT_POINTS", "127.0.0.1:9042,127.0.0.2:9042,127.0.0.3:9042")
                .containsEntry("CASSANDRA_DEFAULT_BASIC_LOAD_BALANCING_POLICY_LOCAL_DATACENTER", "datacenter1")
                .containsEntry("RESTANTE_CASSANDRA_REPLICATION_FACTOR", "3")
                .containsEntry("GRPC_SERVER_HOST", "127.0.0.1")
                .containsEntry("GRPC_SERVER_PORT", "8888");
        assertThat(environment(Options.USUAL, "rpc-store-1"))
                .containsEntry("RESTANTE_CASSANDRA_REPLICATION_FACTOR", "1");
    }

    @Test
    void httpApiShouldBeToldWhereTheStoreIs() throws IOException {
        assertThat(environment(options(1, 2), "http-api-2"))
                .containsEntry("RESTANTE_STORE_TARGET", "dns:///127.0.0.1:8888")
                .containsEntry("MICRONAUT_SERVER_HOST", "127.0.0.1")
                .containsEntry("MICRONAUT_SERVER_PORT", "8081");
    }

    @Test
    void severalStoresShouldHavePortsOfTheirOwnAndBeKnownToEveryApi() throws IOException {
        Options options = stores(3);

        assertThat(planner.plan(data, options).of(Role.RPC_STORE))
                .extracting(part -> part.name() + " " + part.address())
                .containsExactly(
                        "rpc-store-1 127.0.0.1:8888", "rpc-store-2 127.0.0.1:8889", "rpc-store-3 127.0.0.1:8890");
        assertThat(environment(options, "rpc-store-3"))
                .containsEntry("GRPC_SERVER_PORT", "8890")
                .containsEntry("RESTANTE_METRICS_HOST", "127.0.0.1")
                .containsEntry("RESTANTE_METRICS_PORT", "9466");
        assertThat(environment(options, "http-api-1"))
                .containsEntry(
                        "RESTANTE_STORE_TARGET", "dns:///127.0.0.1:8888,dns:///127.0.0.1:8889,dns:///127.0.0.1:8890");
    }

    @Test
    void aClusterThatIsThereShouldBeUsedInPlaceOfOwnNodes() throws IOException {
        Options options = elsewhere(Durability.DURABLE);

        assertThat(planner.plan(data, options).of(Role.CASSANDRA)).isEmpty();
        assertThat(environment(options, "rpc-store-1"))
                .containsEntry("CASSANDRA_DEFAULT_BASIC_CONTACT_POINTS", "db.example:9142")
                .doesNotContainKey("RESTANTE_CASSANDRA_REPLICATION_FACTOR");
    }

    @Test
    void aServiceThatIsNotBuiltShouldBeNamed() throws IOException {
        Files.delete(home.resolve("http-api/target/http-api.jar"));
        Part part = planner.plan(data, Options.USUAL).part("http-api-1");

        assertThatThrownBy(() -> part.preparation().prepare())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("http-api.jar is not built");
    }

    @Test
    void optionsShouldBeReadAsTheyWereWritten() throws IOException {
        Options options = new Options(
                3, 4, 2, 8090, 8899, 9564, Optional.of(ELSEWHERE), new NodePorts(9143, 7001, 7299), Durability.RELAXED);
        OptionsFile file = new OptionsFile(data);
        assertThat(file.read()).isEmpty();

        file.write(options);

        assertThat(file.read()).contains(options);
    }

    @Test
    void optionsOfAnEarlierVersionShouldBeDurable() throws IOException {
        OptionsFile file = new OptionsFile(data);
        file.write(durability(Durability.RELAXED));
        Path written = data.run().resolve("options");
        Files.writeString(written, Files.readString(written).replace("durability=relaxed\n", ""));

        assertThat(file.read()).contains(Options.USUAL);
    }

    @ParameterizedTest
    @CsvSource({"DURABLE,group", "RELAXED,periodic"})
    void ownNodesShouldBeSetToTheDurabilityThatIsAskedFor(Durability durability, String sync) throws IOException {
        Files.createFile(Files.createDirectories(ClusterSpec.librariesOf(home)).resolve("jamm-0.jar"));

        planner.plan(data, durability(durability))
                .part("cassandra-1")
                .preparation()
                .prepare();

        assertThat(Files.readAllLines(data.cassandra().resolve("node-1/conf/cassandra.yaml")))
                .contains("commitlog_sync: " + sync);
    }

    @Test
    void onlyOwnNodesShouldCountAsRelaxed() {
        assertThat(Options.USUAL.relaxed()).isFalse();
        assertThat(durability(Durability.RELAXED).relaxed()).isTrue();
        assertThat(elsewhere(Durability.RELAXED).relaxed()).isFalse();
    }

    private Map<String, String> environment(Options options, String name) throws IOException {
        return planner.plan(data, options).part(name).preparation().prepare().environment();
    }

    private static Options options(int nodes, int apis) {
        return new Options(nodes, 1, apis, 8080, 8888, 9464, Optional.empty(), NodePorts.USUAL, Durability.DURABLE);
    }

    private static Options durability(Durability durability) {
        return new Options(1, 1, 1, 8080, 8888, 9464, Optional.empty(), NodePorts.USUAL, durability);
    }

    private static Options stores(int stores) {
        return new Options(1, stores, 1, 8080, 8888, 9464, Optional.empty(), NodePorts.USUAL, Durability.DURABLE);
    }

    private static Options elsewhere(Durability durability) {
        return new Options(1, 1, 1, 8080, 8888, 9464, Optional.of(ELSEWHERE), NodePorts.USUAL, durability);
    }
}
