package io.restante.rpcstore.grpc;

import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.io.ResourceResolver;
import io.restante.rpcstore.config.RoutingConfig;
import io.restante.service.client.CallerRates;
import io.restante.service.trace.Traces;
import jakarta.inject.Singleton;

/** The services behind the gRPC door. */
@Factory
final class GrpcFactory {
    /** Messages are parsed inside of the interceptors, so that one that cannot be parsed gets a documented error. */
    @Singleton
    ServerServiceDefinition messageService(
            StoreDoor door, WaitingPages pages, RoutingConfig config, CallerRates rates, Traces traces) {
        ServerServiceDefinition service = ServerInterceptors.intercept(
                UnparsedMessages.of(new MessageGrpcService(door, pages, config.deadline(), traces)),
                new ReplayMark.Interceptor(),
                new ErrorInterceptor());
        // The last one is the outermost: it refuses before the others begin, and traces see the status that leaves.
        if (rates.limitsAddresses()) {
            service = ServerInterceptors.intercept(service, new AddressRates(rates));
        }
        return traces.areOn() ? ServerInterceptors.intercept(service, new CallTracing(traces)) : service;
    }

    /** Micronaut's gRPC server asks for one, and nothing on this class path offers it. */
    @Singleton
    ResourceResolver resourceResolver() {
        return new ResourceResolver();
    }

    @Singleton
    ServerServiceDefinition storeService(StoreGrpcService service) {
        return ReadableMessages.of(service);
    }

    @Singleton
    ServerServiceDefinition reflection() {
        return ReadableMessages.of(ProtoReflectionServiceV1.newInstance());
    }

    /** Takes the place of the one that Micronaut has put in before under the same name. */
    @Singleton
    ServerServiceDefinition health(HealthStatusManager statuses) {
        return ReadableMessages.of(statuses.getHealthService());
    }
}
