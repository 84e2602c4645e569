package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether manifests that name each other mean each other. */
final class NeighbourChecks {
    private NeighbourChecks() {}

    /** Service, budget and policy of a deployment. */
    static void check(Manifests manifests, String service) {
        Deployment deployment = manifests.the(Deployment.class, service);
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        Stream.of(
                        deployment.getSpec().getSelector().getMatchLabels(),
                        manifests.the(Service.class, service).getSpec().getSelector(),
                        manifests
                                .the(PodDisruptionBudget.class, service)
                                .getSpec()
                                .getSelector()
                                .getMatchLabels(),
                        manifests
                                .the(NetworkPolicy.class, service)
                                .getSpec()
                                .getPodSelector()
                                .getMatchLabels())
                .forEach(selector -> assertThat(labels)
                        .as("labels of %s, against who selects it", service)
                        .isNotEmpty()
                        .containsAllEntriesOf(selector));
        assertThat(deployment.getSpec().getReplicas())
                .as("replicas of %s, which its autoscaler sets", service)
                .isNull();
    }

    static void doors(Manifests manifests) {
        Service store = manifests.the(Service.class, "rpc-store");
        assertThat(store.getSpec().getClusterIP()).as("rpc-store is headless").isEqualTo("None");
        ServicePort grpc = only(store);
        assertThat(grpc.getTargetPort().getStrVal()).as("port of rpc-store").isEqualTo("grpc");
        assertThat(grpc.getPort().toString())
                .as("a headless service translates no port")
                .isEqualTo(ContainerChecks.port(manifests, "rpc-store", "grpc"));
        assertThat(manifests.variable("http-api", "RESTANTE_STORE_TARGET", ""))
                .as("where http-api finds the stores")
                .isEqualTo("dns:///" + store.getMetadata().getName() + ":" + grpc.getPort());
        assertThat(only(manifests.the(Service.class, "http-api"))
                        .getTargetPort()
                        .getStrVal())
                .as("port of http-api")
                .isEqualTo("http");

        scraped(manifests, "rpc-store");
        scraped(manifests, "http-api");
    }

    private static void scraped(Manifests manifests, String service) {
        Map<String, String> annotations = manifests
                .the(Deployment.class, service)
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations();
        assertThat(annotations)
                .as("where Prometheus reads %s", service)
                .containsEntry("prometheus.io/scrape", "true")
                .containsEntry("prometheus.io/path", "/metrics")
                .containsEntry("prometheus.io/port", ContainerChecks.port(manifests, service, "metrics"));
    }

    /** Who may be reached at which port. */
    static void network(Manifests manifests) {
        NetworkPolicy store = manifests.the(NetworkPolicy.class, "rpc-store");
        assertThat(incoming(store)).as("doors of rpc-store").containsExactlyInAnyOrder("grpc", "metrics");
        assertThat(outgoing(store))
                .as("ways of rpc-store")
                .contains("grpc", "53", cassandraPort(manifests))
                .hasSize(4);
        NetworkPolicy api = manifests.the(NetworkPolicy.class, "http-api");
        assertThat(incoming(api)).as("doors of http-api").containsExactlyInAnyOrder("http", "metrics");
        assertThat(api.getSpec().getIngress())
                .as("who may read the metrics of http-api, whose other door is open to all")
                .filteredOn(rule ->
                        rule.getPorts().stream().anyMatch(port -> text(port).equals("metrics")))
                .allMatch(rule -> !rule.getFrom().isEmpty());
        assertThat(outgoing(api))
                .as("ways of http-api, which never reaches Cassandra")
                .containsOnly("grpc", "53");
        Stream.of(store, api).forEach(policy -> assertThat(policy.getSpec().getPolicyTypes())
                .as("directions of %s", policy.getMetadata().getName())
                .containsExactlyInAnyOrder("Ingress", "Egress"));
    }

    private static String cassandraPort(Manifests manifests) {
        String address = manifests.variable("rpc-store", "CASSANDRA_DEFAULT_BASIC_CONTACT_POINTS", "");
        return address.substring(address.lastIndexOf(':') + 1);
    }

    private static ServicePort only(Service service) {
        assertThat(service.getSpec().getPorts())
                .as("ports of %s", service.getMetadata().getName())
                .hasSize(1);
        return service.getSpec().getPorts().get(0);
    }

    private static List<String> incoming(NetworkPolicy policy) {
        return policy.getSpec().getIngress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(NeighbourChecks::text)
                .toList();
    }

    private static List<String> outgoing(NetworkPolicy policy) {
        return policy.getSpec().getEgress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(NeighbourChecks::text)
                .toList();
    }

    private static String text(NetworkPolicyPort port) {
        IntOrString value = port.getPort();
        return value.getStrVal() != null ? value.getStrVal() : value.getIntVal().toString();
    }
}
