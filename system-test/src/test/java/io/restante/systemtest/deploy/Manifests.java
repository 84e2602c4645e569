package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Manifests, each read strictly as what its {@code apiVersion} and {@code kind} say.
 *
 * @param folder {@code deploy/kubernetes}, or a copy of it
 * @param kustomization of the folder in it whose manifests they are
 */
record Manifests(Path folder, Kustomization kustomization, List<HasMetadata> resources) {
    static final String EXAMPLE = "example";
    private static final String BASE = "base";
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 Namespace", Namespace.class,
            "v1 ServiceAccount", ServiceAccount.class,
            "v1 Service", io.fabric8.kubernetes.api.model.Service.class,
            "apps/v1 Deployment", Deployment.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class);

    /** Reads what {@code base/kustomization.yml} lists, which must be every manifest that lies there. */
    static Manifests in(Path folder) {
        Kustomization kustomization = kustomization(folder, BASE);
        return new Manifests(folder, kustomization, listed(folder.resolve(BASE), kustomization.resources()));
    }

    /** What an installation may add: its resources and its patches, which must be every manifest that lies there. */
    static Manifests component(Path folder, String name) {
        Kustomization kustomization = kustomization(folder, name);
        List<String> files = Stream.concat(
                        kustomization.resources().stream(),
                        kustomization.patches().stream().map(Kustomization.Patch::path))
                .toList();
        return new Manifests(folder, kustomization, listed(folder.resolve(name), files));
    }

    /**
     * Reads what was made of a folder, each as strictly as a file.
     *
     * @param made documents of YAML with {@code ---} between them
     */
    static Manifests rendered(Path folder, String name, String made) {
        return new Manifests(
                folder,
                kustomization(folder, name),
                Stream.of(made.split("(?m)^---$"))
                        .map(document -> resource("what is made of " + name, document))
                        .toList());
    }

    /** The one of this kind and name. */
    <T extends HasMetadata> T the(Class<T> kind, String name) {
        List<T> found = all(kind).stream()
                .filter(resource -> resource.getMetadata().getName().equals(name))
                .toList();
        assertThat(found).as("%s %s", kind.getSimpleName(), name).hasSize(1);
        return found.get(0);
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Container container(String name) {
        List<Container> containers =
                the(Deployment.class, name).getSpec().getTemplate().getSpec().getContainers();
        assertThat(containers)
                .as("containers of %s", name)
                .extracting(Container::getName)
                .containsExactly(name);
        return containers.get(0);
    }

    /** How long a pod of it may take to stop. */
    Duration grace(String service) {
        return Duration.ofSeconds(
                the(Deployment.class, service).getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds());
    }

    /** The value of a variable, or where it is not set there the default. */
    String variable(String service, String variable, String otherwise) {
        return container(service).getEnv().stream()
                .filter(each -> each.getName().equals(variable))
                .map(EnvVar::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    /** The patches of the installation beside it, each by what it changes. */
    List<HasMetadata> patches() {
        return example().patches().stream()
                .map(patch -> resource(folder.resolve(EXAMPLE).resolve(patch.path())))
                .toList();
    }

    Kustomization example() {
        return kustomization(folder, EXAMPLE);
    }

    private static Kustomization kustomization(Path folder, String name) {
        return StrictYaml.read(folder.resolve(name).resolve(Kustomization.FILE), Kustomization.class);
    }

    private static List<HasMetadata> listed(Path folder, List<String> listed) {
        assertThat(listed)
                .as("what %s lists, against what lies beside it", Kustomization.FILE)
                .containsExactlyInAnyOrderElementsOf(files(folder));
        return listed.stream().map(file -> resource(folder.resolve(file))).toList();
    }

    private static HasMetadata resource(Path file) {
        return resource(file.toString(), StrictYaml.text(file));
    }

    private static HasMetadata resource(String where, String text) {
        JsonNode tree = StrictYaml.parse(text);
        String kind = tree.path("apiVersion").asText() + " " + tree.path("kind").asText();
        Class<? extends HasMetadata> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalArgumentException(where + " is a " + kind + ", which is none of " + KINDS.keySet());
        }
        return StrictYaml.parse(where, text, type);
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(".yml") && !name.equals(Kustomization.FILE))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
