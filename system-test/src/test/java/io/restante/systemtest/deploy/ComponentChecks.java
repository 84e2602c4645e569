package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What an installation may add: it changes what is there, and what it adds fits what is there. */
final class ComponentChecks {
    static final String TRACES = "traces";
    static final String CPU_ONLY = "cpu-only";
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private ComponentChecks() {}

    static void check(Manifests manifests, Map<String, Facts> facts) {
        Manifests traces = Manifests.component(manifests.folder(), TRACES);
        Manifests cpuOnly = Manifests.component(manifests.folder(), CPU_ONLY);
        for (Manifests component : List.of(traces, cpuOnly)) {
            assertThat(component.kustomization().kind())
                    .as("kind of a component")
                    .isEqualTo("Component");
            int added = component.kustomization().resources().size();
            component.resources().stream()
                    .skip(added)
                    .forEach(patch ->
                            manifests.the(patch.getClass(), patch.getMetadata().getName()));
        }
        facts.forEach((service, read) -> assertThat(traces.container(service).getEnv())
                .as("variables of traces that %s does not read", service)
                .extracting(EnvVar::getName)
                .isSubsetOf(read.variables()));
        traces(traces, manifests);
        facts.keySet().forEach(service -> assertThat(AutoscalerChecks.utilization(cpuOnly, service))
                .as("CPU of %s without an adapter, against that with one", service)
                .isEqualTo(AutoscalerChecks.utilization(manifests, service)));
    }

    /**
     * The policy lets spans out to where the endpoint is.
     *
     * @param traced has the endpoint and the policy
     * @param pods has the deployments with their labels
     */
    static void traces(Manifests traced, Manifests pods) {
        NetworkPolicy policy = traced.the(NetworkPolicy.class, TRACES);
        assertThat(policy.getSpec().getEgress()).as("ways of traces").hasSize(1);
        NetworkPolicyEgressRule way = policy.getSpec().getEgress().get(0);
        for (String service : List.of("rpc-store", "http-api")) {
            URI endpoint = URI.create(traced.variable(service, ENDPOINT, "none"));
            assertThat(way.getPorts())
                    .as("port of the collector, against the endpoint of %s", service)
                    .extracting(port -> port.getPort().getIntVal())
                    .containsExactly(endpoint.getPort());
            assertThat(way.getTo().get(0).getNamespaceSelector().getMatchLabels())
                    .as("namespace of the collector, against the endpoint of %s", service)
                    .containsEntry(
                            "kubernetes.io/metadata.name", endpoint.getHost().split("\\.", -1)[1]);
            assertThat(pods.the(Deployment.class, service)
                            .getSpec()
                            .getTemplate()
                            .getMetadata()
                            .getLabels())
                    .as("labels of %s, against the policy of traces", service)
                    .containsAllEntriesOf(policy.getSpec().getPodSelector().getMatchLabels());
        }
    }
}
