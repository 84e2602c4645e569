package io.restante.systemtest.broken.shape;

import io.restante.systemtest.broken.shape.other.IThing;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** A name that says nothing, an injected field, and one half of a cycle. */
public final class BeanHelper {
    @Inject
    @Nullable IThing thing;
}
