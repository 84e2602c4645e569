package io.restante.rpcstore.grpc;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.io.InputStream;

/**
 * Hands messages through interceptors as bytes. {@link ServerInterceptors#useInputStreamMessages} does so too, but puts
 * a buffer of 8 KiB before each message of either direction, and so copies answers that could be written where they go.
 */
final class UnparsedMessages implements Marshaller<InputStream> {
    private UnparsedMessages() {}

    /** The service, whose messages are parsed and written inside of its interceptors. */
    static ServerServiceDefinition of(BindableService service) {
        return ServerInterceptors.useMarshalledMessages(service.bindService(), new UnparsedMessages());
    }

    @Override
    public InputStream stream(InputStream message) {
        return message;
    }

    @Override
    public InputStream parse(InputStream message) {
        return message;
    }
}
