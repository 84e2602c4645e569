package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget;
import io.fabric8.kubernetes.api.model.autoscaling.v2.PodsMetricSource;
import io.restante.rpcstore.chat.MemoryLimits;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the autoscalers go by: CPU, and queues that the services tell of and the adapter's rules hand on. */
final class AutoscalerChecks {
    private static final Path DASHBOARD = Facts.ROOT.resolve("deploy/observability/dashboard.json");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`(restante_\\w+)");

    private AutoscalerChecks() {}

    /** @param queues whether it goes by queues too */
    static void check(Manifests manifests, String service, boolean queues) {
        HorizontalPodAutoscaler autoscaler = manifests.the(HorizontalPodAutoscaler.class, service);
        assertThat(autoscaler.getSpec().getScaleTargetRef().getKind() + " "
                        + autoscaler.getSpec().getScaleTargetRef().getName())
                .as("what the autoscaler of %s scales", service)
                .isEqualTo("Deployment " + service);
        assertThat(autoscaler.getSpec().getMinReplicas())
                .as("least of %s: one must do while another is replaced", service)
                .isGreaterThanOrEqualTo(2);
        assertThat(autoscaler.getSpec().getMetrics())
                .as("kinds of metrics by which %s is scaled", service)
                .extracting(MetricSpec::getType)
                .hasSameElementsAs(queues ? List.of("Resource", "Pods") : List.of("Resource"));
        utilization(manifests, service);
        queues(manifests, service).forEach(queue -> queue(queue, service));
    }

    /** The share of the requested CPU, in percent, at which one more pod is wanted. */
    static int utilization(Manifests manifests, String service) {
        List<MetricSpec> resources =
                manifests.the(HorizontalPodAutoscaler.class, service).getSpec().getMetrics().stream()
                        .filter(metric -> metric.getType().equals("Resource"))
                        .toList();
        assertThat(resources)
                .as("resources by which %s is scaled", service)
                .extracting(metric -> metric.getResource().getName())
                .containsExactly("cpu");
        return resources.get(0).getResource().getTarget().getAverageUtilization();
    }

    /** The rules of the adapter make what the autoscalers ask for, and nothing else. */
    static void adapter(Manifests manifests) {
        List<AdapterRules.Rule> rules = StrictYaml.read(
                        manifests.folder().resolve(AdapterRules.FILE), AdapterRules.class)
                .rules();
        assertThat(rules)
                .as("metrics of %s, against those that the autoscalers ask for", AdapterRules.FILE)
                .extracting(AdapterRules.Rule::metric)
                .containsExactlyInAnyOrderElementsOf(Stream.of("rpc-store", "http-api")
                        .flatMap(service -> queues(manifests, service).stream())
                        .map(queue -> queue.getMetric().getName())
                        .toList());
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.seriesQuery())
                    .as("series of each pod")
                    .isEqualTo(rule.metric() + "{namespace!=\"\",pod!=\"\"}");
            assertThat(rule.metricsQuery())
                    .as("query of %s", rule.metric())
                    .contains("<<.Series>>{<<.LabelMatchers>>}", " by (<<.GroupBy>>)");
            assertThat(rule.resources().overrides())
                    .as("labels of %s", rule.metric())
                    .containsOnlyKeys("namespace", "pod")
                    .allSatisfy((label, meant) -> assertThat(meant.resource()).isEqualTo(label));
        });
    }

    private static List<PodsMetricSource> queues(Manifests manifests, String service) {
        return manifests.the(HorizontalPodAutoscaler.class, service).getSpec().getMetrics().stream()
                .filter(metric -> metric.getType().equals("Pods"))
                .map(MetricSpec::getPods)
                .toList();
    }

    private static void queue(PodsMetricSource queue, String service) {
        String name = queue.getMetric().getName();
        assertThat(told(service)).as("metrics that %s tells", service).contains(name);
        assertThat(StrictYaml.text(DASHBOARD))
                .as("queries that DashboardST asks running services, of which one is on %s", name)
                .containsPattern("\"" + name + "[\"{]");
        MetricTarget target = queue.getTarget();
        assertThat(target.getType()).as("target of %s", name).isEqualTo("AverageValue");
        BigDecimal value = Quantity.getAmountInBytes(target.getAverageValue());
        assertThat(value).as("target of %s", name).isPositive();
        if (service.equals("rpc-store")) {
            assertThat(value)
                    .as("target of %s, well below what may wait", name)
                    .isLessThan(BigDecimal.valueOf(MemoryLimits.forHeap(1, 1).waiting() / 2));
        }
    }

    /** Of docs/metrics.md, which has the store's first. */
    private static Set<String> told(String service) {
        String[] parts = StrictYaml.text(Facts.ROOT.resolve("docs/metrics.md")).split("\n## http-api\n", 2);
        assertThat(parts).as("parts of docs/metrics.md").hasSize(2);
        return ROW.matcher(service.equals("rpc-store") ? parts[0] : parts[1])
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
    }
}
