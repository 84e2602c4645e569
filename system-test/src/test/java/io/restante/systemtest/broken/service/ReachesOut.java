package io.restante.systemtest.broken.service;

import io.restante.httpapi.HttpApi;

final class ReachesOut {
    static final Class<?> OTHER_ROOM = HttpApi.class;

    private ReachesOut() {}
}
