package io.restante.rpcstore.grpc;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.restante.protos.error.ApiException;
import io.restante.service.client.CallerRates;
import io.restante.service.client.ClientNetwork;
import java.net.InetAddress;

/**
 * Refuses a call whose address calls too often, before its message is read. The address is that of the connection. In
 * place only where addresses have a rate.
 */
final class AddressRates implements ServerInterceptor {
    private final CallerRates rates;

    AddressRates(CallerRates rates) {
        this.rates = rates;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        InetAddress address = ClientNetwork.of(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
        try {
            if (address != null) {
                rates.checkAddress(ClientNetwork.of(address));
            }
        } catch (ApiException refused) {
            ErrorInterceptor.refuse(call, refused);
            return new ServerCall.Listener<>() {};
        }
        return next.startCall(call, headers);
    }
}
