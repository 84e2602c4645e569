package io.restante.rpcstore.lifecycle;

import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.micronaut.context.annotation.Context;
import io.restante.protos.api.MessageServiceGrpc;

/** What {@code grpc.health.v1} says of this store: serving only while messages can be stored. Thread-safe. */
@Context
public final class StoreHealth {
    private final HealthStatusManager statuses;
    private boolean ended;

    StoreHealth(HealthStatusManager statuses) {
        this.statuses = statuses;
        set(ServingStatus.NOT_SERVING);
    }

    synchronized void serving(boolean serving) {
        if (!ended) {
            set(serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
        }
    }

    /** Says that it does not serve, and never will again. */
    synchronized void end() {
        serving(false);
        ended = true;
    }

    private void set(ServingStatus status) {
        statuses.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
        statuses.setStatus(MessageServiceGrpc.SERVICE_NAME, status);
    }
}
