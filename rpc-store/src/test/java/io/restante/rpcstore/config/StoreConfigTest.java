package io.restante.rpcstore.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoreConfigTest {
    @Test
    void aPageShouldHaveRoomForTheLongestText() {
        new StoreConfig(65_536, 1_000, 65_536);

        assertThatThrownBy(() -> new StoreConfig(65_536, 1_000, 65_535))
                .hasMessageContaining("65536")
                .hasMessageContaining("65535");
    }
}
