package io.restante.rpcstore.grpc;

import io.micronaut.context.annotation.Factory;
import io.restante.rpcstore.config.DoorTlsConfig;
import io.restante.rpcstore.config.RoutingTlsConfig;
import io.restante.service.tls.ChannelTls;
import io.restante.service.tls.DoorTls;
import io.restante.service.tls.TlsContexts;
import jakarta.inject.Singleton;

/** TLS of the door, and of the way to the doors of other stores. */
@Factory
final class TlsFactory {
    @Singleton
    DoorTls doorTls(TlsContexts contexts, DoorTlsConfig config) {
        return DoorTls.of(contexts, config.files());
    }

    /** All stores have the same kind of door: one without the other would be found out when the first call is forwarded. */
    @Singleton
    ChannelTls otherStoresTls(TlsContexts contexts, DoorTls door, RoutingTlsConfig config) {
        if (door.isOn() != config.files().any()) {
            throw new IllegalStateException(
                    door.isOn()
                            ? "restante.routing.tls.authorities must name a file, because restante.grpc.tls is set and"
                                    + " other stores have such a door too"
                            : "restante.grpc.tls.certificate-chain must name a file, because restante.routing.tls is set"
                                    + " and other stores find such a door here too");
        }
        return ChannelTls.of(contexts, config.files(), config.serverName());
    }
}
