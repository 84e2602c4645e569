package io.restante.service.tls;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the files said when they were read. No record: one of them is a secret, which no message is to show. */
final class PemTexts {
    private final @Nullable String certificateChain;
    private final @Nullable String privateKey;
    private final @Nullable String authorities;

    PemTexts(@Nullable String certificateChain, @Nullable String privateKey, @Nullable String authorities) {
        this.certificateChain = certificateChain;
        this.privateKey = privateKey;
        this.authorities = authorities;
    }

    @Nullable String certificateChain() {
        return certificateChain;
    }

    @Nullable String privateKey() {
        return privateKey;
    }

    @Nullable String authorities() {
        return authorities;
    }

    boolean sameAs(PemTexts other) {
        return Objects.equals(certificateChain, other.certificateChain)
                && Objects.equals(privateKey, other.privateKey)
                && Objects.equals(authorities, other.authorities);
    }
}
