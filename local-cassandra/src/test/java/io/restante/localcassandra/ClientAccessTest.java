package io.restante.localcassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClientAccessTest {
    private static final Path KEYS = Path.of("/keys.p12");
    private static final Path TRUSTED = Path.of("/trusted.p12");

    @Test
    void certificatesShouldBeAskedForAmongTheOptionsOfEncryption() {
        assertThat(new ClientAccess(false, KEYS, TRUSTED, "secret").settings())
                .endsWith(
                        """
                          store_type: PKCS12
                          require_client_auth: true
                          truststore: "/trusted.p12"
                          truststore_password: "secret"
                        """);
    }

    @Test
    void withoutATrustStoreNoCertificateShouldBeAskedFor() {
        assertThat(new ClientAccess(false, KEYS, null, "secret").settings())
                .contains("keystore: \"/keys.p12\"")
                .doesNotContain("require_client_auth", "truststore");
    }

    @Test
    void aTrustStoreWithoutAKeyStoreShouldBeRefused() {
        assertThatThrownBy(() -> new ClientAccess(false, null, TRUSTED, "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keyStore")
                .hasMessageContaining("/trusted.p12");
    }
}
