package io.restante.service.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.NetUtil;
import io.restante.service.client.ConnectionCount.Surplus;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ConnectionCountTest {
    @Test
    void eachAddressShouldHaveItsOwnLimitAndGetItsPlacesBack() throws Exception {
        ConnectionCount count = new ConnectionCount(10, 1, nobody -> false);

        assertThat(count.enter(address("192.0.2.1"))).isNull();
        assertThat(count.enter(address("192.0.2.1"))).isEqualTo(Surplus.ADDRESS);
        assertThat(count.enter(address("192.0.2.2"))).isNull();
        assertThat(count.open()).isEqualTo(2);
        count.leave(address("192.0.2.1"));
        assertThat(count.enter(address("192.0.2.1"))).isNull();
    }

    @Test
    void theAddressesOfOneIpv6NetworkShouldCountAsOne() throws Exception {
        ConnectionCount count = new ConnectionCount(10, 1, nobody -> false);

        assertThat(count.enter(address("2001:db8:0:1::1"))).isNull();
        assertThat(count.enter(address("2001:db8:0:1:ffff::2"))).isEqualTo(Surplus.ADDRESS);
        assertThat(count.enter(address("2001:db8:0:2::1"))).isNull();
    }

    @Test
    void withoutABoundOfAnAddressOneMayHaveAsManyAsThereMayBe() throws Exception {
        ConnectionCount count = new ConnectionCount(10_000, null, nobody -> false);

        for (int i = 0; i < 10_000; i++) {
            assertThat(count.enter(address("127.0.0.1"))).isNull();
        }
        assertThat(count.enter(address("127.0.0.1"))).isEqualTo(Surplus.ALL);
        assertThat(count.open()).isEqualTo(10_000);
    }

    private static InetAddress address(String written) throws UnknownHostException {
        return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(written));
    }
}
