package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;

/** Image, variables and ports of a container, against what the service reads and {@code docker-compose.yml} gives it. */
final class ContainerChecks {
    static final String EVERYWHERE = "0.0.0.0";

    private ContainerChecks() {}

    static void check(Manifests manifests, String service, Facts facts) {
        Container container = manifests.container(service);
        assertThat(container.getImage())
                .as("image of %s", service)
                .isEqualTo(manifests
                        .kustomization()
                        .image(facts.composed().path("image").asText()));
        variables(container, facts);
    }

    static void ports(Manifests manifests, Facts store, Facts api) {
        assertThat(port(manifests, "rpc-store", "grpc")).isEqualTo(store.setting("grpc.server.port"));
        assertThat(port(manifests, "http-api", "http")).isEqualTo(api.setting("micronaut.server.port"));
        metrics(manifests, "rpc-store", store);
        metrics(manifests, "http-api", api);

        // Each is on loopback unless told otherwise.
        assertThat(manifests.variable("rpc-store", "GRPC_SERVER_HOST", store.setting("grpc.server.host")))
                .as("GRPC_SERVER_HOST")
                .isEqualTo(EVERYWHERE);
        assertThat(manifests.variable("http-api", "MICRONAUT_SERVER_HOST", api.setting("micronaut.server.host")))
                .as("MICRONAUT_SERVER_HOST")
                .isEqualTo(EVERYWHERE);
    }

    private static void metrics(Manifests manifests, String service, Facts facts) {
        assertThat(port(manifests, service, "metrics"))
                .as("port of the metrics of %s", service)
                .isEqualTo(manifests.variable(service, "RESTANTE_METRICS_PORT", "none"))
                .isEqualTo(facts.composed()
                        .path("environment")
                        .path("RESTANTE_METRICS_PORT")
                        .asText());
        assertThat(manifests.variable(service, "RESTANTE_METRICS_HOST", facts.setting("restante.metrics.host")))
                .as("RESTANTE_METRICS_HOST of %s", service)
                .isEqualTo(EVERYWHERE);
    }

    /** The number of the container's port of this name. */
    static String port(Manifests manifests, String service, String name) {
        List<ContainerPort> ports = manifests.container(service).getPorts().stream()
                .filter(port -> port.getName().equals(name))
                .toList();
        assertThat(ports).as("ports %s of %s", name, service).hasSize(1);
        return ports.get(0).getContainerPort().toString();
    }

    private static void variables(Container container, Facts facts) {
        List<String> names = container.getEnv().stream().map(EnvVar::getName).toList();
        assertThat(names)
                .as("variables that %s does not read", container.getName())
                .filteredOn(name -> !facts.variables().contains(name))
                .isEmpty();
        assertThat(names)
                .as("variables of %s", container.getName())
                .doesNotHaveDuplicates()
                .containsAll(StrictYaml.names(facts.composed().path("environment")));
        assertThat(container.getEnv())
                .as("logins of %s stand in a secret", container.getName())
                .filteredOn(variable -> variable.getName().matches(".*(USERNAME|PASSWORD|SECRET|TOKEN).*"))
                .allMatch(variable ->
                        variable.getValue() == null && variable.getValueFrom().getSecretKeyRef() != null);
    }
}
