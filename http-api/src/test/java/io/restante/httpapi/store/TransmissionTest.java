package io.restante.httpapi.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.Status;
import org.junit.jupiter.api.Test;

class TransmissionTest {
    private final Transmission transmission = new Transmission();

    @Test
    void callThatNoTransportTookShouldNotHaveArrived() {
        assertThat(transmission.mayHaveArrived(Status.UNAVAILABLE)).isFalse();
        assertThat(transmission.mayHaveArrived(Status.DEADLINE_EXCEEDED)).isFalse();
    }

    @Test
    void callThatIsStillInTheTransportAtItsDeadlineMayArriveYet() {
        tracer().streamCreated(Attributes.EMPTY, new Metadata());

        assertThat(transmission.mayHaveArrived(Status.DEADLINE_EXCEEDED)).isTrue();
        assertThat(transmission.mayHaveArrived(Status.CANCELLED)).isTrue();
    }

    @Test
    void callWhoseTransportDiedBeforeItWroteTheHeadersShouldNotHaveArrived() {
        tracer().streamCreated(Attributes.EMPTY, new Metadata());

        assertThat(transmission.mayHaveArrived(Status.UNAVAILABLE)).isFalse();
    }

    @Test
    void callWhoseHeadersWereWrittenMayHaveArrived() {
        ClientStreamTracer tracer = tracer();
        tracer.streamCreated(Attributes.EMPTY, new Metadata());
        tracer.outboundHeaders();

        assertThat(transmission.mayHaveArrived(Status.UNAVAILABLE)).isTrue();
        assertThat(transmission.mayHaveArrived(Status.DEADLINE_EXCEEDED)).isTrue();
    }

    private ClientStreamTracer tracer() {
        return transmission.newClientStreamTracer(
                ClientStreamTracer.StreamInfo.newBuilder()
                        .setCallOptions(CallOptions.DEFAULT)
                        .build(),
                new Metadata());
    }
}
