package io.restante.service.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority that signs certificates of the tests. All its files are in one folder. */
public final class TestAuthority {
    private static final String PASSWORD = "of-tests";
    private static final String ROOT = "root";

    private final Path folder;
    private final Path store;
    private final Path certificate;

    private TestAuthority(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("authority.p12");
        this.certificate = folder.resolve("authority.pem");
    }

    /** A new one, which no other one vouches for. */
    public static TestAuthority in(Path folder) throws IOException, InterruptedException {
        TestAuthority authority = new TestAuthority(Files.createDirectories(folder));
        authority.keytool(ROOT, "CN=authority of tests", "-ext", "bc:c=ca:true");
        write(authority.certificate, "CERTIFICATE", authority.chain(ROOT).subList(0, 1));
        return authority;
    }

    /** The file of its certificate, in PEM. */
    public Path certificate() {
        return certificate;
    }

    /** One for this machine, which is {@code localhost} and 127.0.0.1. */
    public TestCertificate issue(String name) throws IOException, InterruptedException {
        return issue(name, "dns:localhost,ip:127.0.0.1");
    }

    /** @param owners as keytool takes them, such as {@code dns:rpc-store} */
    public TestCertificate issue(String name, String owners) throws IOException, InterruptedException {
        keytool(name, "CN=" + name, "-signer", ROOT, "-ext", "san=" + owners);
        Path chain = folder.resolve(name + ".pem");
        Path key = folder.resolve(name + ".key");
        try {
            write(chain, "CERTIFICATE", chain(name).subList(0, 1));
            Files.writeString(
                    key,
                    pem(
                            "PRIVATE KEY",
                            load().getKey(name, PASSWORD.toCharArray()).getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new TestCertificate(chain, key);
    }

    /** A store of PKCS #12 with a certificate for this machine and its key alone, for a program that takes nothing else. */
    public Path keyStore(String name) throws IOException, InterruptedException {
        issue(name);
        Path file = folder.resolve(name + ".p12");
        char[] password = PASSWORD.toCharArray();
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore all = load();
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(name, all.getKey(name, password), password, all.getCertificateChain(name));
            one.store(out, password);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return file;
    }

    /** A store of PKCS #12 with its certificate alone, for a program that is to believe it and takes nothing else. */
    public Path trustStore() throws IOException {
        Path file = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setCertificateEntry(ROOT, chain(ROOT).get(0));
            one.store(out, PASSWORD.toCharArray());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return file;
    }

    /** That of {@link #keyStore} and {@link #trustStore}. */
    public String password() {
        return PASSWORD;
    }

    private List<Certificate> chain(String name) throws IOException {
        try {
            return List.of(load().getCertificateChain(name));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private void keytool(String name, String owner, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                owner,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(more));
        File log = folder.resolve("keytool.log").toFile();
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("keytool ended with exit code " + exit + ": " + Files.readString(log.toPath()));
        }
    }

    private static void write(Path file, String type, List<Certificate> certificates) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Certificate one : certificates) {
            try {
                text.append(pem(type, one.getEncoded()));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        Files.writeString(file, text);
    }

    private static String pem(String type, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }
}
