package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code deploy/kubernetes}, read strictly; and each thing that is checked there, broken once. */
class KubernetesTest {
    private static final String STORE = "rpc-store/deployment.yml";

    private Path copy;

    @BeforeEach
    void setUp(@TempDir Path empty) {
        copy = empty;
    }

    @Test
    void theManifestsShouldFitWhatTheServicesRead() throws Exception {
        KubernetesChecks.check(KubernetesChecks.FOLDER);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rpc-store/deployment.yml  | containerPort: 8888       | containerPrt: 8888         | containerPrt
                    rpc-store/deployment.yml  | value: "9464"             | value: 9464                | is no Deployment
                    rpc-store/deployment.yml  | minReadySeconds: 10       | minReadySeconds: ten       | is no Deployment
                    rpc-store/deployment.yml  | minReadySeconds: 10       | minReadySeconds: "10"      | is no Deployment
                    rpc-store/service.yml     | clusterIP: None           | clusterIp: None            | clusterIp
                    rpc-store/service.yml     | clusterIP: None           | type: ClusterIP            | headless
                    rpc-store/service.yml     | port: 8888                | port: 80                   | translates no port
                    rpc-store/service.yml     | name: rpc-store\\n  labels | name: stores\\n  labels  | Service rpc-store
                    rpc-store/service.yml     | apiVersion: v1            | apiVersion: v2             | which is none of
                    rpc-store/deployment.yml  | apiVersion: apps/v1       | apiVersion: apps/v1beta1   | which is none of
                    rpc-store/deployment.yml  | image: restante/rpc-store | image: restante/store      | image of rpc-store
                    rpc-store/deployment.yml  | containerPort: 8888       | containerPort: 8889        | 8889
                    rpc-store/deployment.yml  | containerPort: 9464       | containerPort: 9465        | 9465
                    rpc-store/deployment.yml  | prometheus.io/port: "9464" | prometheus.io/port: "9465" | where Prometheus reads
                    rpc-store/deployment.yml  | RESTANTE_METRICS_PORT     | RESTANTE_METRIC_PORT       | variables that rpc-store does not read
                    rpc-store/deployment.yml  | BASIC_CONTACT_POINTS      | CONTACT_POINTS             | variables that rpc-store does not read
                    rpc-store/deployment.yml  | RESTANTE_METRICS_HOST\\n              value: 0.0.0.0 | RESTANTE_METRICS_HOST\\n              value: 127.0.0.1 | RESTANTE_METRICS_HOST
                    rpc-store/deployment.yml  | valueFrom:\\n                secretKeyRef:\\n                  name: cassandra-login\\n                  key: password | value: secret | logins of rpc-store
                    rpc-store/deployment.yml  | path: /-/healthy          | path: /healthy             | what the metrics door says
                    rpc-store/deployment.yml  | grpc:\\n              port: 8888 | grpc:\\n              port: 8889 | port of the gRPC health
                    rpc-store/deployment.yml  | livenessProbe:\\n            httpGet:\\n              path: /-/healthy\\n              port: metrics | livenessProbe:\\n            grpc:\\n              port: 8888 | fails with Cassandra
                    rpc-store/deployment.yml  | PeriodSeconds: 40         | PeriodSeconds: 20          | grace of rpc-store
                    rpc-store/deployment.yml  | memory: 1Gi               | memory: 512Mi              | memory of rpc-store
                    rpc-store/deployment.yml  | runAsUser: 10001          | runAsUser: 1000            | user of rpc-store
                    rpc-store/deployment.yml  | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | readOnlyRootFilesystem
                    rpc-store/deployment.yml  | mountPath: /tmp           | mountPath: /app            | may write
                    rpc-store/deployment.yml  | topology.kubernetes.io/zone | failure-domain/zone      | spread of rpc-store
                    rpc-store/deployment.yml  | spec:\\n  #               | spec:\\n  replicas: 3\\n  # | replicas of rpc-store
                    rpc-store/disruption.yml  | name: rpc-store\\nspec    | name: store\\nspec         | PodDisruptionBudget rpc-store
                    rpc-store/disruption.yml  | io/name: rpc-store        | io/name: store             | who selects it
                    rpc-store/autoscaler.yml  | kind: Deployment          | kind: StatefulSet          | what the autoscaler
                    rpc-store/autoscaler.yml  | name: cpu                 | name: queue                | metric of a queue
                    rpc-store/network.yml     | port: metrics             | port: grpc                 | doors of rpc-store
                    rpc-store/network.yml     | port: 9042                | port: 9043                 | ways of rpc-store
                    rpc-store/account.yml     | name: rpc-store           | name: store                | ServiceAccount rpc-store
                    http-api/deployment.yml   | /health/readiness         | /health/ready              | /health/ready
                    http-api/deployment.yml   | path: /health/liveness    | path: /health/readiness    | liveness of http-api
                    http-api/deployment.yml   | containerPort: 9464       | containerPort: 9465        | metrics of http-api
                    http-api/deployment.yml   | RESTANTE_METRICS_HOST\\n              value: 0.0.0.0 | RESTANTE_METRICS_HOST\\n              value: 127.0.0.1 | RESTANTE_METRICS_HOST of http-api
                    http-api/deployment.yml   | prometheus.io/port: "9464" | prometheus.io/port: "9465" | where Prometheus reads http-api
                    http-api/deployment.yml   | RESTANTE_PROXIES_TRUSTED  | RESTANTE_TRUSTED           | variables that http-api does not read
                    http-api/network.yml      | port: metrics             | port: http                 | doors of http-api
                    http-api/network.yml      | - from:\\n        - namespaceSelector:\\n            matchLabels:\\n              kubernetes.io/metadata.name: monitoring\\n      ports | - ports | who may read the metrics
                    http-api/deployment.yml   | dns:///rpc-store:8888     | dns:///store:8888          | finds the stores
                    http-api/deployment.yml   | periodSeconds: 5          | periodSeconds: 1           | longer than it tries
                    http-api/deployment.yml   | [sleep, "5"]              | [sleep, "15"]              | grace of http-api
                    http-api/network.yml      | port: grpc                | port: 9042                 | never reaches Cassandra
                    kustomization.yml         | - rpc-store/network.yml   | # nothing                  | what kustomization.yml lists
                    example/kustomization.yml | name: restante/http-api   | name: restante/api         | images of the example
                    example/cassandra.yml     | BASIC_CONTACT_POINTS      | CONTACT_POINTS             | variables that the example
                    """)
    void whatIsBrokenShouldBeSeen(String file, String was, String broken, String said) throws IOException {
        copy(KubernetesChecks.FOLDER);
        Path victim = copy.resolve(file);
        String text = Files.readString(victim);
        String changed = text.replace(was.replace("\\n", "\n"), broken.replace("\\n", "\n"));
        assertThat(changed).as("%s has %s", file, was).isNotEqualTo(text);
        Files.writeString(victim, changed);

        assertThatThrownBy(() -> KubernetesChecks.check(copy)).hasMessageContaining(said);
    }

    @Test
    void aFieldThatStandsTwiceShouldBeSeen() throws IOException {
        copy(KubernetesChecks.FOLDER);
        Files.writeString(copy.resolve(STORE), Files.readString(copy.resolve(STORE)) + "kind: Deployment\n");

        assertThatThrownBy(() -> KubernetesChecks.check(copy)).hasMessageContaining("duplicate key kind");
    }

    @Test
    void aManifestThatNobodyListsShouldBeSeen() throws IOException {
        copy(KubernetesChecks.FOLDER);
        Files.copy(copy.resolve(STORE), copy.resolve("rpc-store/second.yml"));

        assertThatThrownBy(() -> KubernetesChecks.check(copy)).hasMessageContaining("rpc-store/second.yml");
    }

    private void copy(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(folder.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
