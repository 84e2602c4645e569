package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory and CPU of a container, against what was measured and what {@code docker-compose.yml} gives it. */
final class ResourceChecks {
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final Pattern RATE = Pattern.compile("\\*\\*([\\d,]+) sends a second and pod\\*\\*");
    private static final Pattern HEAP = Pattern.compile("-XX:MaxRAMPercentage=(\\d+)");

    private ResourceChecks() {}

    static void check(Manifests manifests, String service, Facts facts) {
        Container container = manifests.container(service);
        Map<String, Quantity> requests = container.getResources().getRequests();
        Map<String, Quantity> limits = container.getResources().getLimits();
        assertThat(requests)
                .as("%s requests CPU, of which its autoscaler takes a share, and memory", service)
                .containsOnlyKeys("cpu", "memory");
        assertThat(limits).as("limits of %s: memory, and no CPU", service).containsOnlyKeys("memory");
        assertThat(limits.get("memory"))
                .as("most memory of %s, of which a JVM gives nothing back", service)
                .isEqualTo(requests.get("memory"));
        memory(manifests, service, facts, Quantity.getAmountInBytes(limits.get("memory")));
        processor(manifests, service, Quantity.getAmountInBytes(requests.get("cpu")));
    }

    private static void memory(Manifests manifests, String service, Facts facts, BigDecimal limit) {
        String composed = facts.composed().path("mem_limit").asText();
        assertThat(limit)
                .as("memory of %s, whose heap is a share of it, against docker-compose.yml", service)
                .isGreaterThanOrEqualTo(new BigDecimal(composed.replace("m", "")).multiply(MEBIBYTE));

        BigDecimal besideHeap = PERCENT.subtract(heapPercent());
        int peak = Measured.peak(service);
        assertThat(limit.multiply(besideHeap).divide(PERCENT))
                .as("what %s has beside a full heap, against all that was ever resident of it", service)
                .isGreaterThanOrEqualTo(BigDecimal.valueOf(peak).multiply(MEBIBYTE));
        assertThat(readme(manifests))
                .as("measured memory of %s, as README.md has it", service)
                .contains("`" + service + "` | " + peak + " MiB |");
    }

    private static void processor(Manifests manifests, String service, BigDecimal request) {
        Matcher rate = RATE.matcher(readme(manifests));
        assertThat(rate.find()).as("README.md states a rate").isTrue();
        double cores = Integer.parseInt(rate.group(1).replace(",", "")) * Measured.send(service) / 1e6;
        assertThat(request.doubleValue() * AutoscalerChecks.utilization(manifests, service) / 100)
                .as("CPU of %s that its autoscaler lets one pod use, against what the stated rate takes", service)
                .isGreaterThanOrEqualTo(cores);
    }

    /** The share of the memory that the image lets be heap. */
    private static BigDecimal heapPercent() {
        Matcher found = HEAP.matcher(StrictYaml.text(Facts.ROOT.resolve("Dockerfile")));
        assertThat(found.find()).as("share of the heap in the Dockerfile").isTrue();
        return new BigDecimal(found.group(1));
    }

    private static String readme(Manifests manifests) {
        return StrictYaml.text(manifests.folder().resolve("README.md"));
    }
}
