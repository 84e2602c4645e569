package io.restante.systemtest.broken.httpapi;

import com.datastax.oss.driver.api.core.CqlSession;
import io.restante.rpcstore.RpcStore;

final class ReachesOut {
    static final Class<?> OTHER_ROOM = RpcStore.class;
    static final Class<?> DRIVER = CqlSession.class;

    private ReachesOut() {}
}
