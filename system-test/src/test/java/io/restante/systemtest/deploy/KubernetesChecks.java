package io.restante.systemtest.deploy;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Everything that is checked of a folder of manifests. */
final class KubernetesChecks {
    static final Path FOLDER = Facts.ROOT.resolve("deploy/kubernetes");
    private static final Facts STORE = new Facts("rpc-store");
    private static final Facts API = new Facts("http-api");

    private KubernetesChecks() {}

    /** @throws AssertionError or IllegalArgumentException that says what does not fit */
    static void check(Path folder) throws IOException, InterruptedException {
        Manifests manifests = Manifests.in(folder);
        for (String service : List.of("rpc-store", "http-api")) {
            ContainerChecks.check(manifests, service, service.equals("rpc-store") ? STORE : API);
            PodChecks.check(manifests, service);
            NeighbourChecks.check(manifests, service);
            manifests.the(
                    ServiceAccount.class,
                    manifests
                            .the(Deployment.class, service)
                            .getSpec()
                            .getTemplate()
                            .getSpec()
                            .getServiceAccountName());
        }
        ContainerChecks.ports(manifests, STORE, API);
        ProbeChecks.store(manifests, STORE);
        ProbeChecks.api(manifests, API);
        NeighbourChecks.doors(manifests);
        NeighbourChecks.network(manifests);
        ExampleChecks.check(manifests);
    }
}
