package io.restante.systemtest.broken.loadgen;

import io.micronaut.context.ApplicationContext;
import io.restante.httpapi.HttpApi;

final class ReachesOut {
    static final Class<?> OTHER_ROOM = HttpApi.class;
    static final Class<?> FRAMEWORK = ApplicationContext.class;

    private ReachesOut() {}
}
