package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code deploy/kubernetes}, read strictly; and each thing that is checked there, broken once. */
class KubernetesTest {
    private static final String STORE = "base/rpc-store/deployment.yml";

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
                    base/rpc-store/deployment.yml  | containerPort: 8888       | containerPrt: 8888         | containerPrt
                    base/rpc-store/deployment.yml  | value: "9464"             | value: 9464                | is no Deployment
                    base/rpc-store/deployment.yml  | minReadySeconds: 10       | minReadySeconds: ten       | is no Deployment
                    base/rpc-store/deployment.yml  | minReadySeconds: 10       | minReadySeconds: "10"      | is no Deployment
                    base/rpc-store/service.yml     | clusterIP: None           | clusterIp: None            | clusterIp
                    base/rpc-store/service.yml     | clusterIP: None           | type: ClusterIP            | headless
                    base/rpc-store/service.yml     | port: 8888                | port: 80                   | translates no port
                    base/rpc-store/service.yml     | name: rpc-store\\n  labels | name: stores\\n  labels  | Service rpc-store
                    base/rpc-store/service.yml     | apiVersion: v1            | apiVersion: v2             | which is none of
                    base/rpc-store/deployment.yml  | apiVersion: apps/v1       | apiVersion: apps/v1beta1   | which is none of
                    base/rpc-store/deployment.yml  | image: restante/rpc-store | image: restante/store      | image of rpc-store
                    base/rpc-store/deployment.yml  | containerPort: 8888       | containerPort: 8889        | 8889
                    base/rpc-store/deployment.yml  | containerPort: 9464       | containerPort: 9465        | 9465
                    base/rpc-store/deployment.yml  | prometheus.io/port: "9464" | prometheus.io/port: "9465" | where Prometheus reads
                    base/rpc-store/deployment.yml  | RESTANTE_METRICS_PORT     | RESTANTE_METRIC_PORT       | variables that rpc-store does not read
                    base/rpc-store/deployment.yml  | BASIC_CONTACT_POINTS      | CONTACT_POINTS             | variables that rpc-store does not read
                    base/rpc-store/deployment.yml  | RESTANTE_METRICS_HOST\\n              value: 0.0.0.0 | RESTANTE_METRICS_HOST\\n              value: 127.0.0.1 | RESTANTE_METRICS_HOST
                    base/rpc-store/deployment.yml  | valueFrom:\\n                secretKeyRef:\\n                  name: cassandra-login\\n                  key: password | value: secret | logins of rpc-store
                    base/rpc-store/deployment.yml  | path: /-/healthy          | path: /healthy             | what the metrics door says
                    base/rpc-store/deployment.yml  | grpc:\\n              port: 8888 | grpc:\\n              port: 8889 | port of the gRPC health
                    base/rpc-store/deployment.yml  | livenessProbe:\\n            httpGet:\\n              path: /-/healthy\\n              port: metrics | livenessProbe:\\n            grpc:\\n              port: 8888 | fails with Cassandra
                    base/rpc-store/deployment.yml  | PeriodSeconds: 40         | PeriodSeconds: 20          | grace of rpc-store
                    base/rpc-store/deployment.yml  | memory: 1Gi               | memory: 512Mi              | memory of rpc-store
                    base/rpc-store/deployment.yml  | runAsUser: 10001          | runAsUser: 1000            | user of rpc-store
                    base/rpc-store/deployment.yml  | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | readOnlyRootFilesystem
                    base/rpc-store/deployment.yml  | mountPath: /tmp           | mountPath: /app            | may write
                    base/rpc-store/deployment.yml  | topology.kubernetes.io/zone | failure-domain/zone      | spread of rpc-store
                    base/rpc-store/deployment.yml  | spec:\\n  #               | spec:\\n  replicas: 3\\n  # | replicas of rpc-store
                    base/rpc-store/disruption.yml  | name: rpc-store\\nspec    | name: store\\nspec         | PodDisruptionBudget rpc-store
                    base/rpc-store/disruption.yml  | io/name: rpc-store        | io/name: store             | who selects it
                    base/rpc-store/autoscaler.yml  | kind: Deployment          | kind: StatefulSet          | what the autoscaler
                    base/rpc-store/autoscaler.yml  | name: cpu                 | name: queue                | resources by which rpc-store
                    base/rpc-store/network.yml     | port: metrics             | port: grpc                 | doors of rpc-store
                    base/rpc-store/network.yml     | port: 9042                | port: 9043                 | ways of rpc-store
                    base/rpc-store/account.yml     | name: rpc-store           | name: store                | ServiceAccount rpc-store
                    base/http-api/deployment.yml   | /health/readiness         | /health/ready              | /health/ready
                    base/http-api/deployment.yml   | path: /health/liveness    | path: /health/readiness    | liveness of http-api
                    base/http-api/deployment.yml   | containerPort: 9464       | containerPort: 9465        | metrics of http-api
                    base/http-api/deployment.yml   | RESTANTE_METRICS_HOST\\n              value: 0.0.0.0 | RESTANTE_METRICS_HOST\\n              value: 127.0.0.1 | RESTANTE_METRICS_HOST of http-api
                    base/http-api/deployment.yml   | prometheus.io/port: "9464" | prometheus.io/port: "9465" | where Prometheus reads http-api
                    base/http-api/deployment.yml   | RESTANTE_PROXIES_TRUSTED  | RESTANTE_TRUSTED           | variables that http-api does not read
                    base/http-api/network.yml      | port: metrics             | port: http                 | doors of http-api
                    base/http-api/network.yml      | - from:\\n        - namespaceSelector:\\n            matchLabels:\\n              kubernetes.io/metadata.name: monitoring\\n      ports | - ports | who may read the metrics
                    base/http-api/deployment.yml   | dns:///rpc-store:8888     | dns:///store:8888          | finds the stores
                    base/http-api/deployment.yml   | periodSeconds: 5          | periodSeconds: 1           | longer than it tries
                    base/http-api/deployment.yml   | [sleep, "5"]              | [sleep, "15"]              | grace of http-api
                    base/http-api/network.yml      | port: grpc                | port: 9042                 | never reaches Cassandra
                    base/kustomization.yml         | - rpc-store/network.yml   | # nothing                  | what kustomization.yml lists
                    example/kustomization.yml      | name: restante/http-api   | name: restante/api         | images of the example
                    example/cassandra.yml          | BASIC_CONTACT_POINTS      | CONTACT_POINTS             | variables that the example
                    base/rpc-store/autoscaler.yml  | name: restante_pulls_waiting | name: restante_pulls_queued | metrics that rpc-store tells
                    base/rpc-store/autoscaler.yml  | name: restante_pulls_waiting | name: restante_calls_under_way | metrics that rpc-store tells
                    base/rpc-store/autoscaler.yml  | name: restante_pulls_waiting | name: restante_torn_batches_total | queries that DashboardST asks
                    base/rpc-store/autoscaler.yml  | name: restante_loads_waiting | name: restante_pulls_waiting | metrics-adapter.yml
                    base/rpc-store/autoscaler.yml  | averageValue: "100" | averageValue: "10000" | well below what may wait
                    base/rpc-store/autoscaler.yml  | averageValue: "100" | averageValue: "0" | target of restante
                    base/rpc-store/autoscaler.yml  | type: AverageValue | type: Value | target of restante
                    base/http-api/autoscaler.yml   | name: restante_calls_under_way | name: restante_pulls_waiting | metrics that http-api tells
                    metrics-adapter.yml            | seriesQuery: restante_calls_under_way | seriesQuery: restante_calls | metrics of metrics-adapter.yml
                    metrics-adapter.yml            | pod!="" | pods!="" | series of each pod
                    metrics-adapter.yml            | by (<<.GroupBy>>) | by (pod) | query of restante
                    metrics-adapter.yml            | pod: {resource: pod} | pod: {resource: pods} | labels of restante
                    metrics-adapter.yml            | metricsQuery | query | metrics-adapter.yml
                    base/rpc-store/deployment.yml  | memory: 1Gi | memory: 768Mi | beside a full heap
                    base/http-api/deployment.yml   | requests:\\n              cpu: "1"\\n              memory: 768Mi | requests:\\n              cpu: "1"\\n              memory: 512Mi | most memory of http-api
                    base/http-api/deployment.yml   | cpu: "1" | cpu: 500m | CPU of http-api
                    base/rpc-store/deployment.yml  | limits:\\n | limits:\\n              cpu: "2"\\n | limits of rpc-store
                    README.md                      | 1,400 sends | 2,000 sends | against what the stated rate takes
                    README.md                      | 451 MiB | 292 MiB | as README.md has it
                    traces/rpc-store.yml           | OTEL_TRACES_SAMPLER\\n | OTEL_SAMPLER\\n | variables of traces
                    traces/http-api.yml            | :4318 | :4317 | port of the collector
                    traces/network.yml             | name: observability | name: tracing | namespace of the collector
                    traces/network.yml             | part-of: restante | part-of: all | policy of traces
                    traces/network.yml             | egress:\\n    - to | egres:\\n    - to | egres
                    traces/kustomization.yml       | - path: http-api.yml | # nothing | what kustomization.yml lists
                    traces/kustomization.yml       | kind: Component | kind: Kustomization | kind of a component
                    cpu-only/rpc-store.yml         | averageUtilization: 70 | averageUtilization: 80 | without an adapter
                    cpu-only/http-api.yml          | name: http-api | name: api | HorizontalPodAutoscaler
                    example/kustomization.yml      | - ../base | - .. | what the example starts from
                    """)
    void whatIsBrokenShouldBeSeen(String file, String was, String broken, String said) throws IOException {
        ManifestCopy.of(KubernetesChecks.FOLDER, copy);
        ManifestCopy.change(copy.resolve(file), was, broken);

        assertThatThrownBy(() -> KubernetesChecks.check(copy)).hasMessageContaining(said);
    }

    @Test
    void aFieldThatStandsTwiceShouldBeSeen() throws IOException {
        ManifestCopy.of(KubernetesChecks.FOLDER, copy);
        Files.writeString(copy.resolve(STORE), Files.readString(copy.resolve(STORE)) + "kind: Deployment\n");

        assertThatThrownBy(() -> KubernetesChecks.check(copy)).hasMessageContaining("duplicate key kind");
    }

    @Test
    void aManifestThatNobodyListsShouldBeSeen() throws IOException {
        ManifestCopy.of(KubernetesChecks.FOLDER, copy);
        Files.copy(copy.resolve(STORE), copy.resolve("base/rpc-store/second.yml"));

        assertThatThrownBy(() -> KubernetesChecks.check(copy)).hasMessageContaining("rpc-store/second.yml");
    }
}
