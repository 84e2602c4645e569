package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;

/** What a pod may do, and where it stands. */
final class PodChecks {
    private PodChecks() {}

    static void check(Manifests manifests, String service) {
        PodTemplateSpec template =
                manifests.the(Deployment.class, service).getSpec().getTemplate();
        user(template.getSpec(), service);
        powers(manifests.container(service));
        places(template, service);
    }

    private static void user(PodSpec pod, String service) {
        PodSecurityContext may = pod.getSecurityContext();
        assertThat(may.getRunAsNonRoot()).as("runAsNonRoot of %s", service).isTrue();
        assertThat(may.getRunAsUser() + ":" + may.getRunAsGroup())
                .as("user of %s, against the Dockerfile's", service)
                .isEqualTo(Facts.user());
        assertThat(may.getSeccompProfile().getType())
                .as("seccomp of %s", service)
                .isEqualTo("RuntimeDefault");
        assertThat(pod.getAutomountServiceAccountToken())
                .as("token of %s", service)
                .isFalse();
    }

    private static void powers(Container container) {
        String name = container.getName();
        SecurityContext may = container.getSecurityContext();
        assertThat(may.getReadOnlyRootFilesystem())
                .as("readOnlyRootFilesystem of %s", name)
                .isTrue();
        assertThat(may.getAllowPrivilegeEscalation())
                .as("allowPrivilegeEscalation of %s", name)
                .isFalse();
        assertThat(may.getCapabilities().getDrop())
                .as("capabilities of %s", name)
                .containsExactly("ALL");
        assertThat(may.getCapabilities().getAdd()).isEmpty();
        assertThat(container.getVolumeMounts())
                .as("what %s may write, as in docker-compose.yml", name)
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/tmp");
    }

    private static void places(PodTemplateSpec template, String service) {
        Map<String, String> labels = template.getMetadata().getLabels();
        assertThat(template.getSpec().getTopologySpreadConstraints())
                .as("spread of %s", service)
                .extracting(TopologySpreadConstraint::getTopologyKey)
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(template.getSpec().getTopologySpreadConstraints()).allSatisfy(spread -> assertThat(labels)
                .as("labels of %s, against the spread's", service)
                .containsAllEntriesOf(spread.getLabelSelector().getMatchLabels()));
    }
}
