package io.restante.service.tls;

import io.grpc.util.CertificateUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads certificates and keys. Messages begin with the setting and the file, and show nothing of a text. */
final class PemText {
    private PemText() {}

    /** None where there is no text. */
    static List<X509Certificate> certificates(String named, @Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<X509Certificate> certificates;
        try {
            certificates = List.of(CertificateUtils.getX509Certificates(stream(text)));
        } catch (GeneralSecurityException | RuntimeException wrong) {
            // Without its cause: who has named the key here is not to find it in a log.
            throw new TlsFilesException(named + " holds no certificates in PEM (BEGIN CERTIFICATE)");
        }
        if (certificates.isEmpty()) {
            throw new TlsFilesException(named + " holds no certificates in PEM (BEGIN CERTIFICATE)");
        }
        return certificates;
    }

    /** Null where there is no text. */
    static @Nullable PrivateKey privateKey(String named, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return CertificateUtils.getPrivateKey(stream(text));
        } catch (GeneralSecurityException | IOException | RuntimeException wrong) {
            // Without its cause, whose message may show some of the text.
            throw new TlsFilesException(
                    named + " holds no RSA or EC key in PEM, PKCS #8, without a password (BEGIN PRIVATE KEY)");
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
