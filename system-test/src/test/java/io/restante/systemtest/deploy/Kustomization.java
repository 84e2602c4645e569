package io.restante.systemtest.deploy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a {@code kustomization.yml} that ours use. */
record Kustomization(
        String apiVersion,
        String kind,
        String namespace,
        List<String> resources,
        @Nullable List<Image> images,
        @Nullable List<Patch> patches) {
    record Image(String name, String newName, String newTag) {}

    record Patch(String path) {}
}
