package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.restante.systemtest.running.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kustomize makes of {@code deploy/kubernetes}, read and checked as the files are. */
class KustomizeTest {
    private static final String INSTALLATION = "example/kustomization.yml";

    private static Tool kustomize;

    private Path copy;

    @BeforeAll
    static void find() {
        kustomize = Tool.anyOf(List.of("kubectl", "kustomize"), "RESTANTE_REQUIRE_KUBECTL", System.getenv());
    }

    @BeforeEach
    void setUp(@TempDir Path empty) throws IOException {
        copy = empty;
        ManifestCopy.of(KubernetesChecks.FOLDER, copy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", Manifests.EXAMPLE})
    void whatIsMadeShouldFitWhatTheServicesRead(String name) throws Exception {
        check(name, true);
    }

    @Test
    void anInstallationWithTracesShouldFitWhatTheServicesRead() throws Exception {
        with(ComponentChecks.TRACES);

        Manifests made = check(Manifests.EXAMPLE, true);

        ComponentChecks.traces(made, made);
    }

    @Test
    void anInstallationWithoutAnAdapterShouldGoByCpuAlone() throws Exception {
        with(ComponentChecks.CPU_ONLY);

        check(Manifests.EXAMPLE, false);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    example/kustomization.yml     | - ../base         | - ..              | ended with 1
                    example/kustomization.yml     | namespace: restante | namespace: other | namespace of
                    example/cassandra.yml         | - name: rpc-store\\n          env | - name: store\\n          env | containers of rpc-store
                    example/cassandra.yml         | .cassandra:9042   | .cassandra:9142   | ways of rpc-store
                    example/cassandra-network.yml | port: 9042        | port: 9043        | ways of rpc-store
                    example/cassandra-network.yml | kind: NetworkPolicy\\nmetadata:\\n  name: rpc-store | kind: NetworkPolicy\\nmetadata:\\n  name: store | ended with 1
                    """)
    void whatIsBrokenShouldBeSeen(String file, String was, String broken, String said) throws IOException {
        ManifestCopy.change(copy.resolve(file), was, broken);

        assertThatThrownBy(() -> check(Manifests.EXAMPLE, true)).hasMessageContaining(said);
    }

    private void with(String component) throws IOException {
        Path file = copy.resolve(INSTALLATION);
        Files.writeString(file, Files.readString(file) + "components:\n  - ../" + component + "\n");
    }

    private Manifests check(String name, boolean queues) throws IOException, InterruptedException {
        String verb = kustomize.program().endsWith("kubectl") ? "kustomize" : "build";
        String made = kustomize.run(List.of(verb, copy.resolve(name).toString()));
        Manifests manifests = Manifests.rendered(copy, name, made);
        KubernetesChecks.whole(manifests, queues);
        String namespace = Manifests.in(KubernetesChecks.FOLDER).kustomization().namespace();
        assertThat(manifests.all(HasMetadata.class)).allSatisfy(resource -> assertThat(
                        resource instanceof Namespace
                                ? resource.getMetadata().getName()
                                : resource.getMetadata().getNamespace())
                .as("namespace of %s", resource.getMetadata().getName())
                .isEqualTo(namespace));
        return manifests;
    }
}
