package io.restante.systemtest.deploy;

import static io.restante.systemtest.deploy.StrictYaml.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code deploy/compose/cluster.yml}, against the small {@code docker-compose.yml} and what the services read. */
final class Cluster {
    static final Path FILE = Facts.ROOT.resolve("deploy/compose/cluster.yml");
    private static final List<String> NODES = List.of("cassandra-1", "cassandra-2", "cassandra-3");

    private final JsonNode services;
    private final JsonNode small;

    private Cluster(Path file) {
        this.services = StrictYaml.tree(file).path("services");
        this.small = StrictYaml.tree(Facts.ROOT.resolve("docker-compose.yml")).path("services");
    }

    /** @throws AssertionError that says what does not fit */
    static void check(Path file) {
        Cluster cluster = new Cluster(file);
        assertThat(names(cluster.services))
                .contains("rpc-store", "http-api", "nginx", "prometheus", "k6")
                .filteredOn(name -> name.startsWith("cassandra"))
                .containsExactlyElementsOf(NODES);
        cluster.nodes();
        cluster.service("rpc-store", new Facts("rpc-store"));
        cluster.service("http-api", new Facts("http-api"));
        cluster.together();
        cluster.mounts();
    }

    private void nodes() {
        JsonNode single = small.path("cassandra");
        Set<String> racks = new TreeSet<>();
        for (String name : NODES) {
            JsonNode node = services.path(name);
            for (String same : List.of("image", "command", "cap_add")) {
                assertThat(node.path(same))
                        .as("%s of %s, against docker-compose.yml", same, name)
                        .isEqualTo(single.path(same));
            }
            assertThat(node.path("healthcheck").path("test"))
                    .as("health of %s", name)
                    .isEqualTo(single.path("healthcheck").path("test"));
            assertThat(node.path("env_file").asText())
                    .as("durability of %s", name)
                    .isEqualTo(single.path("env_file").asText().replace("deploy/", "../"));
            racks.add(node.path("environment").path("CASSANDRA_RACK").asText());
            assertThat(node.path("environment").path("CASSANDRA_DC").asText())
                    .as("datacenter of %s", name)
                    .isEqualTo(
                            environment("rpc-store", "CASSANDRA_DEFAULT_BASIC_LOAD_BALANCING_POLICY_LOCAL_DATACENTER"));
        }
        assertThat(racks).as("racks").hasSameSizeAs(NODES);
        assertThat(waitsFor("cassandra-2")).containsExactly("cassandra-1");
        assertThat(waitsFor("cassandra-3")).containsExactly("cassandra-2");
    }

    private void service(String name, Facts facts) {
        JsonNode service = services.path(name);
        assertThat(service.path("image").asText())
                .as("image of %s", name)
                .isEqualTo(small.path(name).path("image").asText() + ":${RESTANTE_VERSION:-latest}");
        assertThat(names(service.path("environment")))
                .as("variables that %s does not read", name)
                .filteredOn(variable -> !facts.variables().contains(variable))
                .isEmpty();
        assertThat(names(service.path("environment")))
                .as("variables of %s, against docker-compose.yml", name)
                .containsAll(names(small.path(name).path("environment")));
        assertThat(service.path("healthcheck").path("test"))
                .as("health of %s", name)
                .isEqualTo(small.path(name).path("healthcheck").path("test"));
        for (String same : List.of("read_only", "tmpfs", "cap_drop", "security_opt", "init")) {
            assertThat(service.path(same))
                    .as("%s of %s", same, name)
                    .isEqualTo(small.path(name).path(same));
        }
        assertThat(service.has("ports") || service.has("container_name"))
                .as("%s has a port or a name of its own, and cannot be scaled", name)
                .isFalse();
        assertThat(service.path("scale").asInt())
                .as("%s stands in for another", name)
                .isGreaterThanOrEqualTo(2);
    }

    private void together() {
        assertThat(environment("rpc-store", "RESTANTE_CASSANDRA_REPLICATION_FACTOR"))
                .as("replication factor")
                .isEqualTo(Integer.toString(NODES.size()));
        assertThat(environment("rpc-store", "CASSANDRA_DEFAULT_BASIC_CONTACT_POINTS"))
                .as("contact points")
                .isEqualTo(NODES.stream().map(node -> node + ":9042").collect(Collectors.joining(",")));
        assertThat(environment("http-api", "RESTANTE_STORE_TARGET"))
                .isEqualTo(small.path("http-api")
                        .path("environment")
                        .path("RESTANTE_STORE_TARGET")
                        .asText());
        assertThat(environment("http-api", "RESTANTE_PROXIES_TRUSTED"))
                .as("trusted proxies, of which nginx is one")
                .startsWith("${RESTANTE_PROXIES_TRUSTED:-172.16.0.0/12,");
        JsonNode jobs = StrictYaml.tree(AlertRules.FILE.resolveSibling("prometheus.yml"))
                .path("scrape_configs");
        assertThat(jobs).as("who is scraped").hasSize(2);
        scraped(jobs.path(0), "rpc-store");
        scraped(jobs.path(1), "http-api");
        assertThat(services.path("k6").path("profiles").path(0).asText())
                .as("profile of k6, which else starts with the rest")
                .isEqualTo("k6");
    }

    private void scraped(JsonNode job, String service) {
        JsonNode names = job.path("dns_sd_configs").path(0);
        assertThat(job.path("job_name").asText()).as("job of %s", service).isEqualTo(service);
        assertThat(names.path("names").path(0).asText()).as("who is scraped").isEqualTo(service);
        assertThat(names.path("port").asText())
                .as("port that is scraped of %s", service)
                .isEqualTo(environment(service, "RESTANTE_METRICS_PORT"));
    }

    /** Docker would make an empty folder of what is not there. */
    private void mounts() {
        assertThat(names(services).stream()
                        .flatMap(name -> elements(services.path(name).path("volumes")))
                        .filter(volume -> volume.startsWith("."))
                        .map(volume ->
                                FILE.resolveSibling(volume.split(":", 2)[0]).normalize()))
                .as("what is mounted")
                .hasSizeGreaterThan(5)
                .allSatisfy(path -> assertThat(path).exists());
    }

    private String environment(String service, String variable) {
        return services.path(service).path("environment").path(variable).asText();
    }

    private List<String> waitsFor(String service) {
        return names(services.path(service).path("depends_on"));
    }

    private static Stream<String> elements(JsonNode array) {
        return IntStream.range(0, array.size()).mapToObj(i -> array.path(i).asText());
    }
}
