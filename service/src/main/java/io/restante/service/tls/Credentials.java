package io.restante.service.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one end shows, and whom it believes. */
final class Credentials {
    private static final byte[] ANYTHING = {1, 2, 3};

    private final List<X509Certificate> certificateChain;
    private final @Nullable PrivateKey privateKey;
    private final List<X509Certificate> authorities;

    /** @throws TlsFilesException with {@code mismatch} where the key is not that of the first certificate */
    Credentials(
            List<X509Certificate> certificateChain,
            @Nullable PrivateKey privateKey,
            List<X509Certificate> authorities,
            String mismatch) {
        this.certificateChain = certificateChain;
        this.privateKey = privateKey;
        this.authorities = authorities;
        if (privateKey != null && !fits(privateKey, certificateChain.get(0))) {
            throw new TlsFilesException(mismatch);
        }
    }

    List<X509Certificate> certificateChain() {
        return certificateChain;
    }

    /** Null where nothing is shown. */
    @Nullable PrivateKey privateKey() {
        return privateKey;
    }

    List<X509Certificate> authorities() {
        return authorities;
    }

    /** What is worth telling an operator. */
    String summary() {
        if (certificateChain.isEmpty()) {
            return authorities.size() + " authorities";
        }
        X509Certificate own = certificateChain.get(0);
        return own.getSubjectX500Principal() + ", valid until "
                + own.getNotAfter().toInstant();
    }

    /** A file that is renewed while the other one is not yet would break every handshake. */
    private static boolean fits(PrivateKey key, X509Certificate certificate) {
        try {
            Signature signature =
                    Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }
}
