package io.restante.httpapi.store;

import io.grpc.Attributes;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.Status;

/**
 * Watches how far a call has got, because gRPC says {@code UNAVAILABLE} for a connection that was never made and for
 * one that broke while the answer was awaited.
 */
final class Transmission extends ClientStreamTracer.Factory {
    // Written by the transport's thread, read by the one that the call ends on.
    private volatile boolean handedOver;
    private volatile boolean onTheWire;

    @Override
    public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
        return new ClientStreamTracer() {
            @Override
            public void streamCreated(Attributes transport, Metadata sentHeaders) {
                handedOver = true;
            }

            @Override
            public void outboundHeaders() {
                onTheWire = true;
            }
        };
    }

    /**
     * Whether the request may have reached the store. A call that the transport itself gave up ({@code UNAVAILABLE})
     * has not where its headers, which go first, were never written. One that ended for another reason, such as its
     * deadline, may still be written by the transport it was handed to.
     */
    boolean mayHaveArrived(Status end) {
        return end.getCode() == Status.Code.UNAVAILABLE ? onTheWire : handedOver;
    }
}
