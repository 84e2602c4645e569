package io.restante.rpcstore.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAddressTest {
    @Test
    void theAddressOfTheDoorShouldBeAnnounced() {
        OwnAddress own = new OwnAddress(null);

        assertThat(own.is("127.0.0.1:8888")).isFalse();
        assertThat(own.announce("127.0.0.1", 8888)).isEqualTo("127.0.0.1:8888");
        assertThat(own.is("127.0.0.1:8888")).isTrue();
    }

    @Test
    void whatIsConfiguredShouldWin() {
        assertThat(new OwnAddress("store-1.example:9999").announce("0.0.0.0", 8888))
                .isEqualTo("store-1.example:9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "127.0.0.1"})
    void theProcessItselfShouldReachItsDoorOnLoopback(String host) {
        assertThat(OwnAddress.local(host, 8888)).isEqualTo("127.0.0.1:8888");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void everywhereShouldNotBeAnnounced(String everywhere) {
        assertThat(new OwnAddress(null).announce(everywhere, 8888))
                .endsWith(":8888")
                .doesNotStartWith(everywhere);
    }
}
