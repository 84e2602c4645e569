package io.restante.service.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A certificate and its key, in PEM.
 *
 * @param chain the file of the certificate
 * @param key the file of the key
 */
public record TestCertificate(Path chain, Path key) {
    /** A copy in files of its own, which may be replaced. */
    public TestCertificate copyTo(Path folder, String name) throws IOException {
        TestCertificate copy = new TestCertificate(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
        copy.replaceBy(this);
        return copy;
    }

    /** As whoever renews certificates does: one file after the other. */
    public void replaceBy(TestCertificate other) throws IOException {
        Files.copy(other.key, key, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(other.chain, chain, StandardCopyOption.REPLACE_EXISTING);
    }
}
