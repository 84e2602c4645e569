package io.restante.service.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files of one end of a connection, by the settings that name them.
 *
 * @param settings what the names of the three settings begin with, such as {@code restante.grpc.tls}
 * @param certificateChain the certificate that this end shows, and behind it those that lead to its authority
 * @param privateKey the key of that certificate
 * @param authorities the certificates of the authorities that the other end must show one of
 */
public record PemFiles(
        String settings, @Nullable String certificateChain, @Nullable String privateKey, @Nullable String authorities) {
    private static final String CHAIN = ".certificate-chain";
    private static final String KEY = ".private-key";
    private static final String AUTHORITIES = ".authorities";

    /** Whether TLS is wanted: one setting is enough, so that a forgotten one is an error and not a plain connection. */
    public boolean any() {
        return certificateChain != null || privateKey != null || authorities != null;
    }

    /** @throws TlsFilesException unless a server can be made of them: it needs a certificate */
    void checkForServer() {
        require(CHAIN, certificateChain);
        require(KEY, privateKey);
    }

    /** @throws TlsFilesException unless a client can be made of them: it needs authorities, and may have a certificate */
    void checkForClient() {
        require(AUTHORITIES, authorities);
        if (certificateChain != null || privateKey != null) {
            checkForServer();
        }
    }

    /** @throws TlsFilesException where one cannot be read */
    PemTexts read() {
        return new PemTexts(read(CHAIN, certificateChain), read(KEY, privateKey), read(AUTHORITIES, authorities));
    }

    /** @throws TlsFilesException where one does not hold what it should, or the key is not the certificate's */
    Credentials parse(PemTexts texts) {
        return new Credentials(
                PemText.certificates(named(CHAIN, certificateChain), texts.certificateChain()),
                PemText.privateKey(named(KEY, privateKey), texts.privateKey()),
                PemText.certificates(named(AUTHORITIES, authorities), texts.authorities()),
                named(KEY, privateKey) + " is not the key of " + named(CHAIN, certificateChain));
    }

    private void require(String setting, @Nullable String file) {
        if (file == null) {
            throw new TlsFilesException(
                    settings + setting + " must name a file, because another setting of " + settings + " is set");
        }
    }

    private @Nullable String read(String setting, @Nullable String file) {
        if (file == null) {
            return null;
        }
        if (file.isBlank()) {
            throw new TlsFilesException(settings + setting + " is set and names no file");
        }
        try {
            return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException missing) {
            throw new TlsFilesException(named(setting, file) + " does not exist", missing);
        } catch (IOException | InvalidPathException unreadable) {
            throw new TlsFilesException(
                    named(setting, file) + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private String named(String setting, @Nullable String file) {
        return settings + setting + ": " + file;
    }
}
