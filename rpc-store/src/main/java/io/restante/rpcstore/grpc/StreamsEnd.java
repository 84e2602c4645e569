package io.restante.rpcstore.grpc;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import jakarta.inject.Singleton;

/** Ends the long streams when the server is about to stop: it would wait for them. */
@Singleton
final class StreamsEnd implements ApplicationEventListener<ServerShutdownEvent> {
    private final StoreGrpcService service;

    StreamsEnd(StoreGrpcService service) {
        this.service = service;
    }

    @Override
    public void onApplicationEvent(ServerShutdownEvent event) {
        service.end();
    }
}
