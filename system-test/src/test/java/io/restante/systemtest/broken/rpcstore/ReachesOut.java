package io.restante.systemtest.broken.rpcstore;

import com.datastax.oss.driver.api.core.CqlSession;
import io.restante.httpapi.HttpApi;

final class ReachesOut {
    static final Class<?> OTHER_ROOM = HttpApi.class;
    static final Class<?> DRIVER = CqlSession.class;

    private ReachesOut() {}
}
