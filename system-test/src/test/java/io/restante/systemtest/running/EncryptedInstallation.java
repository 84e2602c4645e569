package io.restante.systemtest.running;

import io.restante.localcassandra.ClientAccess;
import io.restante.localcassandra.LocalCluster;
import io.restante.service.testing.TestAuthority;
import io.restante.service.testing.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cassandra with a login, two stores and one API; every way between them is encrypted, and so is the door in front. */
public final class EncryptedInstallation implements AutoCloseable {
    private static final String LOGIN = "cassandra";

    private final TestAuthority authority;
    private final LocalCluster cassandra;
    private final List<Integer> storePorts = List.of(FreePort.find(), FreePort.find());
    private final int httpsPort = FreePort.find();
    private final int plainPort = FreePort.find();
    private final List<ServiceProcess> services = new ArrayList<>();

    private EncryptedInstallation(TestAuthority authority, LocalCluster cassandra) {
        this.authority = authority;
        this.cassandra = cassandra;
    }

    /** Starts all of it, and waits for Cassandra alone. */
    public static EncryptedInstallation start() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("restante.home"));
        Path folder = Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "installations")), "encrypted-")
                .toAbsolutePath();
        TestAuthority authority = TestAuthority.in(folder.resolve("authority"));
        LocalCluster cassandra = LocalCluster.builder()
                .home(home)
                .data(folder.resolve("cassandra"))
                .access(new ClientAccess(true, authority.keyStore("node"), null, authority.password()))
                .shortLived()
                .build();
        EncryptedInstallation all = new EncryptedInstallation(authority, cassandra);
        try {
            cassandra.start();
            all.startServices(home, folder);
            return all;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            all.close();
            throw failed;
        }
    }

    private void startServices(Path home, Path folder) throws IOException, InterruptedException {
        Path password = Files.writeString(folder.resolve("password"), LOGIN);
        TestCertificate ofStores = authority.issue("store");
        TestCertificate ofApi = authority.issue("api");
        for (int port : storePorts) {
            Map<String, String> store = new HashMap<>();
            store.put("GRPC_SERVER_PORT", String.valueOf(port));
            store.put("CASSANDRA_DEFAULT_BASIC_CONTACT_POINTS", cassandra.spec().contactPoints());
            store.put("RESTANTE_CASSANDRA_LOGIN_USERNAME", LOGIN);
            store.put("RESTANTE_CASSANDRA_LOGIN_PASSWORD_FILE", password.toString());
            store.put("RESTANTE_CASSANDRA_TLS_AUTHORITIES", authorities());
            store.putAll(tls("RESTANTE_GRPC_TLS", ofStores));
            store.putAll(tls("RESTANTE_ROUTING_TLS", ofStores));
            add(new ServiceProcess(
                    home.resolve("rpc-store/target/rpc-store.jar"), store, folder.resolve("store-" + port + ".log")));
        }
        Map<String, String> api = new HashMap<>();
        api.put("MICRONAUT_SERVER_PORT", String.valueOf(plainPort));
        api.put("MICRONAUT_SERVER_SSL_PORT", String.valueOf(httpsPort));
        api.put("RESTANTE_STORE_TARGET", "dns:///127.0.0.1:" + storePorts.get(0));
        api.put("RESTANTE_HTTP_TLS_CERTIFICATE_CHAIN", ofApi.chain().toString());
        api.put("RESTANTE_HTTP_TLS_PRIVATE_KEY", ofApi.key().toString());
        api.putAll(tls("RESTANTE_STORE_TLS", ofApi));
        add(new ServiceProcess(home.resolve("http-api/target/http-api.jar"), api, folder.resolve("http-api.log")));
    }

    private Map<String, String> tls(String settings, TestCertificate own) {
        return Map.of(
                settings + "_AUTHORITIES",
                authorities(),
                settings + "_CERTIFICATE_CHAIN",
                own.chain().toString(),
                settings + "_PRIVATE_KEY",
                own.key().toString());
    }

    private String authorities() {
        return authority.certificate().toString();
    }

    private void add(ServiceProcess service) {
        services.add(service);
        service.start();
    }

    /** Whom clients are to believe. */
    public TestAuthority authority() {
        return authority;
    }

    public int httpsPort() {
        return httpsPort;
    }

    /** Where the plain door would be, if there were one. */
    public int plainPort() {
        return plainPort;
    }

    /** Where the doors of the stores are. */
    public List<Integer> storePorts() {
        return storePorts;
    }

    @Override
    public void close() {
        for (int last = services.size() - 1; last >= 0; last--) {
            services.get(last).stop();
        }
        cassandra.close();
    }
}
