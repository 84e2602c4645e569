package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.SendRequest;
import io.restante.protos.api.SendResponse;
import io.restante.service.client.CallerRates;
import io.restante.service.client.Rates;
import io.restante.service.testing.StoppedTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AddressRatesTest {
    private final AddressRates rates = new AddressRates(
            new CallerRates(new Rates(1, null, null, null, 100), new StoppedTime(), () -> {}, () -> {}));

    @Test
    void theAddressesOfOneIpv6NetworkShouldHaveOneRate() throws Exception {
        assertThat(passes(peer("2001:db8:0:1::1"))).isTrue();
        assertThat(passes(peer("2001:db8:0:1:ffff::2"))).isFalse();
        assertThat(passes(peer("2001:db8:0:2::1"))).isTrue();
    }

    @Test
    void aPortShouldMakeNoOtherAddress() throws Exception {
        assertThat(passes(new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 1)))
                .isTrue();
        assertThat(passes(new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 2)))
                .isFalse();
    }

    @Test
    void aCallWithoutAnAddressShouldPass() {
        assertThat(passes(null)).isTrue();
        assertThat(passes(null)).isTrue();
    }

    private boolean passes(@Nullable SocketAddress peer) {
        Call call = new Call(peer);
        ServerCall.Listener<SendRequest> served = new ServerCall.Listener<>() {};
        ServerCall.Listener<SendRequest> listener = rates.interceptCall(call, new Metadata(), (same, head) -> served);
        assertThat(call.end == null).isEqualTo(listener == served);
        return call.end == null;
    }

    private static SocketAddress peer(String address) throws Exception {
        return new InetSocketAddress(InetAddress.getByName(address), 1);
    }

    private static final class Call extends ServerCall<SendRequest, SendResponse> {
        private final Attributes attributes;
        private @Nullable Status end;

        Call(@Nullable SocketAddress peer) {
            Attributes.Builder builder = Attributes.newBuilder();
            attributes = peer == null
                    ? builder.build()
                    : builder.set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, peer).build();
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public void close(Status status, Metadata trailers) {
            end = status;
        }

        @Override
        public void request(int messages) {}

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(SendResponse message) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public MethodDescriptor<SendRequest, SendResponse> getMethodDescriptor() {
            return MessageServiceGrpc.getSendMethod();
        }
    }
}
