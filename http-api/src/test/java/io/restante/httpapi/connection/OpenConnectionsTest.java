package io.restante.httpapi.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.util.NetUtil;
import io.restante.httpapi.config.ConnectionsConfig;
import io.restante.httpapi.config.ProxiesConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenConnectionsTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void aTrustedProxyShouldCountAmongAllButNotByItsAddress() throws Exception {
        OpenConnections open = open(2, 1, "192.0.2.0/24");

        assertThat(open.enter(address("192.0.2.1"))).isNull();
        assertThat(open.enter(address("192.0.2.1"))).isNull();
        assertThat(open.enter(address("192.0.2.1"))).isEqualTo(ConnectionMetrics.Why.ALL);
        open.leave(address("192.0.2.1"));
        assertThat(open.enter(address("192.0.2.1"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8::/32, 2001:db8:1::1, true",
        "2001:db8::/32, 10.0.0.1, false",
        "0.0.0.0/0, 10.0.0.1, true",
    })
    void proxiesShouldBeNamedByAddressOrNetwork(String network, String address, boolean trusted) throws Exception {
        assertThat(new TrustedProxies(new ProxiesConfig("198.51.100.7, " + network)).contains(address(address)))
                .isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0", "2001:db8::/129"})
    void whatIsNoNetworkShouldStopTheStart(String network) {
        ProxiesConfig config = new ProxiesConfig(network);

        assertThatThrownBy(() -> new TrustedProxies(config)).hasMessageContaining("restante.proxies.trusted");
    }

    @Test
    void aLimitOfNothingShouldStopTheStart() {
        assertThatThrownBy(() -> new ConnectionsConfig(0, null, LONG, LONG, LONG, 1, null))
                .hasMessage("restante.connections.most must be above 0, not 0.");
        assertThatThrownBy(() -> new ConnectionsConfig(1, null, Duration.ZERO, LONG, LONG, 1, null))
                .hasMessageContaining("restante.connections.head-time");
    }

    private static OpenConnections open(int most, int mostPerAddress, String proxies) {
        return new OpenConnections(
                new ConnectionsConfig(most, mostPerAddress, LONG, LONG, LONG, 1, null),
                new TrustedProxies(new ProxiesConfig(proxies)),
                new SimpleMeterRegistry());
    }

    private static InetAddress address(String written) throws UnknownHostException {
        return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(written));
    }
}
