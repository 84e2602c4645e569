package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;

/** The installation of one's own in {@code example/}: it changes what is there, under the names that it has there. */
final class ExampleChecks {
    private ExampleChecks() {}

    static void check(Manifests manifests) {
        Kustomization example = manifests.example();
        assertThat(example.resources()).as("what the example starts from").containsExactly("../base");
        assertThat(example.namespace()).isEqualTo(manifests.kustomization().namespace());
        assertThat(example.images())
                .as("images of the example")
                .extracting(Kustomization.Image::name)
                .containsExactlyInAnyOrder(
                        manifests.container("rpc-store").getImage(),
                        manifests.container("http-api").getImage());
        assertThat(manifests.patches()).hasSize(2).allSatisfy(patch -> fits(manifests, patch));
    }

    private static void fits(Manifests manifests, HasMetadata patch) {
        HasMetadata patched =
                manifests.the(patch.getClass(), patch.getMetadata().getName());
        if (patch instanceof Deployment deployment && patched instanceof Deployment base) {
            List<Container> containers =
                    deployment.getSpec().getTemplate().getSpec().getContainers();
            assertThat(containers)
                    .extracting(Container::getName)
                    .containsExactly(base.getMetadata().getName());
            assertThat(manifests.container(base.getMetadata().getName()).getEnv())
                    .as("variables that the example changes")
                    .extracting(EnvVar::getName)
                    .containsAll(containers.get(0).getEnv().stream()
                            .map(EnvVar::getName)
                            .toList());
        }
    }
}
