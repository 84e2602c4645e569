package io.restante.systemtest.broken.shape.other;

import io.restante.systemtest.broken.shape.BeanHelper;

/** A prefix, and the other half of a cycle. */
public interface IThing {
    BeanHelper helper();
}
