package io.restante.httpapi.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.NetUtil;
import io.restante.httpapi.config.ProxiesConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressesTest {
    private final ClientAddresses addresses =
            new ClientAddresses(new TrustedProxies(new ProxiesConfig("10.0.0.0/8, 2001:db8::/32")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Whoever is no trusted proxy speaks for himself alone.
                "192.0.2.9  | 198.51.100.1                           | 192.0.2.9",
                "10.0.0.1   | 198.51.100.1                           | 198.51.100.1",
                // What stands before the last address that is not trusted may be invented.
                "10.0.0.1   | 203.0.113.5, 198.51.100.1              | 198.51.100.1",
                "10.0.0.1   | 203.0.113.5, 198.51.100.1, 10.0.0.2    | 198.51.100.1",
                "10.0.0.1   | 10.0.0.3, 10.0.0.2                     | 10.0.0.3",
                "10.0.0.1   | 198.51.100.1:4711                      | 198.51.100.1",
                "10.0.0.1   | [2001:4860::8]:4711                    | 2001:4860::8",
                "10.0.0.1   | 2001:4860::8                           | 2001:4860::8",
                "2001:db8::1| 198.51.100.1                           | 198.51.100.1",
                // Never looked up, never believed.
                "10.0.0.1   | proxy.example                          | 10.0.0.1",
                "10.0.0.1   | 198.51.100.1, unknown                  | 10.0.0.1",
                "10.0.0.1   | 198.51.100.1, unknown, 10.0.0.2        | 10.0.0.2",
                "10.0.0.1   | ','                                    | 10.0.0.1",
                "10.0.0.1   | [                                      | 10.0.0.1",
                "10.0.0.1   | []                                     | 10.0.0.1",
            })
    void theClientShouldBeTheLastAddressThatIsNoTrustedProxy(String peer, String header, String client)
            throws Exception {
        assertThat(addresses.origin(address(peer), List.of(header))).isEqualTo(address(client));
    }

    @Test
    void linesOfTheHeaderShouldBeReadAsOne() throws Exception {
        assertThat(addresses.origin(address("10.0.0.1"), List.of("203.0.113.5", "198.51.100.1", "10.0.0.2")))
                .isEqualTo(address("198.51.100.1"));
        assertThat(addresses.origin(address("10.0.0.1"), List.of())).isEqualTo(address("10.0.0.1"));
    }

    private static InetAddress address(String written) throws UnknownHostException {
        return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(written.strip()));
    }
}
