package io.restante.systemtest.deploy;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Everything that is checked of a folder of manifests. */
final class KubernetesChecks {
    static final Path FOLDER = Facts.ROOT.resolve("deploy/kubernetes");
    private static final Facts STORE = new Facts("rpc-store");
    private static final Facts API = new Facts("http-api");
    private static final Map<String, Facts> FACTS = Map.of("rpc-store", STORE, "http-api", API);

    private KubernetesChecks() {}

    /** @throws AssertionError or IllegalArgumentException that says what does not fit */
    static void check(Path folder) throws IOException, InterruptedException {
        Manifests manifests = Manifests.in(folder);
        whole(manifests, true);
        AutoscalerChecks.adapter(manifests);
        ExampleChecks.check(manifests);
        ComponentChecks.check(manifests, FACTS);
    }

    /**
     * What is checked of all that is applied together.
     *
     * @param queues whether the autoscalers go by queues too
     */
    static void whole(Manifests manifests, boolean queues) throws IOException, InterruptedException {
        for (Map.Entry<String, Facts> each : FACTS.entrySet()) {
            String service = each.getKey();
            ContainerChecks.check(manifests, service, each.getValue());
            AutoscalerChecks.check(manifests, service, queues);
            ResourceChecks.check(manifests, service, each.getValue());
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
    }
}
