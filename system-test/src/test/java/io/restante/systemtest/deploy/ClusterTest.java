package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The compose file of the cluster, and nginx before it. */
class ClusterTest {
    private Path folder;

    @BeforeEach
    void setUp(@TempDir Path empty) {
        folder = empty;
    }

    @Test
    void theClusterShouldFitWhatTheServicesRead() {
        Cluster.check(Cluster.FILE);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    REPLICATION_FACTOR: 3       | REPLICATION_FACTOR: 1     | replication factor
                    REPLICATION_FACTOR: 3       | REPLICATION: 3            | variables that rpc-store does not read
                    RESTANTE_METRICS_PORT: 9464 | RESTANTE_METRICS_PORT: 9465 | port that is scraped
                    RESTANTE_PROXIES_TRUSTED: $ | RESTANTE_PROXIES: $         | variables that http-api does not read
                    :-172.16.0.0/12             | :-10.0.0.0/8              | trusted proxies
                    cassandra-2:9042,           | cassandra-2:9142,         | contact points
                    CASSANDRA_RACK: rack2       | CASSANDRA_RACK: rack1     | racks
                    CASSANDRA_DC: datacenter1   | CASSANDRA_DC: dc1         | datacenter of cassandra-1
                    ../cassandra/durability     | ./durability              | durability of cassandra-1
                    >>/etc/cassandra            | >/etc/cassandra           | command of cassandra-1
                    image: restante/rpc-store:  | image: rpc-store:         | image of rpc-store
                    scale: 2                    | scale: 1                  | stands in for another
                    ./nginx:/restante           | ./engine:/restante        | what is mounted
                    profiles: [k6]              | profiles: [load]          | profile of k6
                    scale: 3                    | container_name: one       | cannot be scaled
                    """)
    void whatIsBrokenShouldBeSeen(String was, String broken, String said) throws IOException {
        String text = Files.readString(Cluster.FILE);
        Path file = Files.writeString(folder.resolve("cluster.yml"), text.replace(was, broken));
        assertThat(file).content().isNotEqualTo(text);

        assertThatThrownBy(() -> Cluster.check(file)).hasMessageContaining(said);
    }

    @Test
    void nginxShouldAllowWhatTheApiAllowsAndWaitLongerThanItDoes() {
        Facts api = new Facts("http-api");
        String nginx = StrictYaml.text(Cluster.FILE.resolveSibling("nginx/nginx.conf"));

        assertThat(nginx)
                .contains("client_max_body_size " + mebibytes(api.setting("micronaut.server.max-request-size")) + "m;")
                .contains("large_client_header_buffers 4 "
                        + Integer.parseInt(api.setting("micronaut.server.netty.max-initial-line-length")) / 1024
                        + "k;");
        assertThat(seconds(nginx, "proxy_read_timeout")).isGreaterThan(seconds(api.setting("restante.store.deadline")));
    }

    /** The APIs believe nginx: a client must not be able to speak through it. */
    @Test
    void nginxShouldTellTheClientsAddressAndNothingThatTheClientHasWritten() {
        assertThat(StrictYaml.text(Cluster.FILE.resolveSibling("nginx/nginx.conf")))
                .containsOnlyOnce("X-Forwarded-For $remote_addr;")
                .doesNotContain("proxy_add_x_forwarded_for", "$http_x_forwarded_for");
    }

    /** A send that may have been stored is repeated by its client alone, which knows whether it has a key. */
    @Test
    void nginxShouldNeverRepeatASendThatHasLeft() {
        String nginx = StrictYaml.text(Cluster.FILE.resolveSibling("nginx/nginx.conf"));

        assertThat(location(nginx, "/api/send"))
                .contains("proxy_next_upstream error timeout;")
                .doesNotContain("non_idempotent;");
        assertThat(location(nginx, "/api/pull")).contains(" non_idempotent;");
        assertThat(location(nginx, "/")).contains("proxy_next_upstream error timeout;");
    }

    /** A status that is named there counts as a failure of the whole API; when two have one, nginx answers all calls itself. */
    @Test
    void nginxShouldTakeNoAnswerForAFailureOfTheApiThatGaveIt() {
        assertThat(StrictYaml.text(Cluster.FILE.resolveSibling("nginx/nginx.conf"))
                        .lines()
                        .filter(line -> line.contains("proxy_next_upstream ")))
                .hasSize(3)
                .noneMatch(line -> line.contains("http_"));
    }

    private static String location(String nginx, String path) {
        int start = nginx.indexOf("location " + path + " {");
        assertThat(start).as(path).isPositive();
        return nginx.substring(start, nginx.indexOf('}', start));
    }

    private static int mebibytes(String number) {
        return Integer.parseInt(number) >> 20;
    }

    private static int seconds(String nginx, String directive) {
        int start = nginx.indexOf(" " + directive + " ") + directive.length() + 2;
        return seconds(nginx.substring(start, nginx.indexOf(';', start)));
    }

    private static int seconds(String duration) {
        return Integer.parseInt(duration.replace("s", ""));
    }
}
