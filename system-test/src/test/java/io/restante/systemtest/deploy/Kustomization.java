package io.restante.systemtest.deploy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a {@code kustomization.yml} that ours use; lists that are left out are empty. */
record Kustomization(
        String apiVersion,
        String kind,
        @Nullable String namespace,
        List<String> resources,
        List<String> components,
        List<Image> images,
        List<Patch> patches) {
    static final String FILE = "kustomization.yml";

    Kustomization {
        resources = Objects.requireNonNullElse(resources, List.of());
        components = Objects.requireNonNullElse(components, List.of());
        images = Objects.requireNonNullElse(images, List.of());
        patches = Objects.requireNonNullElse(patches, List.of());
    }

    /** What it makes of an image's name. */
    String image(String name) {
        return images.stream()
                .filter(image -> image.name().equals(name))
                .map(image -> image.newName() + ":" + image.newTag())
                .findFirst()
                .orElse(name);
    }

    record Image(String name, String newName, String newTag) {}

    record Patch(String path) {}
}
