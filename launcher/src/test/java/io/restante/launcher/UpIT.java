package io.restante.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.launcher.command.RestanteCommand;
import io.restante.launcher.command.Setting;
import io.restante.launcher.health.Endpoint;
import io.restante.launcher.health.Probes;
import io.restante.launcher.machine.ThisMachine;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Part;
import io.restante.launcher.plan.Plan;
import io.restante.launcher.plan.Planner;
import io.restante.launcher.plan.RestantePlanner;
import io.restante.launcher.plan.Role;
import io.restante.launcher.process.Call;
import io.restante.launcher.process.Ender;
import io.restante.launcher.process.Identity;
import io.restante.launcher.process.RunFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The launcher over a real Cassandra, and services of the tests in place of the real ones. */
class UpIT {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Path home = Path.of(System.getProperty("restante.home", ""));
    private DataFolder data;
    private List<String> up;

    @BeforeEach
    void setUp(@TempDir Path folder) throws IOException {
        data = new DataFolder(folder);
        up = List.of(
                "up",
                "-d",
                "--http-port",
                free(),
                "--grpc-port",
                free(),
                "--metrics-port",
                free(),
                "--cql-port",
                free(),
                "--storage-port",
                free(),
                "--jmx-port",
                free());
    }

    @AfterEach
    void tearDown() {
        run("down");
    }

    @Test
    void everythingShouldComeUpAndComeBackAfterKillOfAll() throws IOException, InterruptedException {
        assertThat(run(up)).as(this::said).isZero();
        assertThat(run("status")).as(this::said).isZero();

        for (String name : List.of("cassandra-1", "rpc-store-1", "http-api-1")) {
            Identity process =
                    new RunFiles(data.run()).alive(name).orElseThrow().identity();
            new Ender().kill(process);
        }
        assertThat(run(up)).as(this::said).isZero();
        assertThat(run("status")).as(this::said).isZero();

        assertThat(run("down")).as(this::said).isZero();
        assertThat(run("status")).as(this::said).isEqualTo(1);
        assertThat(data.cassandra().resolve("node-1/data")).isNotEmptyDirectory();
    }

    private int run(String... arguments) {
        return run(List.of(arguments));
    }

    private int run(List<String> arguments) {
        List<String> line = new ArrayList<>(arguments);
        line.addAll(List.of("--data", data.root().toString()));
        Setting setting = new Setting(
                home,
                withFakeServices(),
                new ThisMachine(),
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        CommandLine command = RestanteCommand.line(setting);
        command.setErr(new PrintWriter(out, true, StandardCharsets.UTF_8));
        return command.execute(line.toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Planner withFakeServices() {
        RestantePlanner real = new RestantePlanner(home);
        return (folder, options) -> {
            Plan plan = real.plan(folder, options);
            List<Part> parts = new ArrayList<>(plan.of(Role.CASSANDRA));
            plan.of(Role.RPC_STORE).forEach(part -> parts.add(fake(part, "GRPC_SERVER")));
            plan.of(Role.HTTP_API).forEach(part -> parts.add(fake(part, "MICRONAUT_SERVER")));
            return new Plan(parts, plan.firstCommand());
        };
    }

    private Part fake(Part part, String prefix) {
        Endpoint address = part.address();
        return new Part(
                part.name(),
                part.role(),
                address,
                part.ports(),
                part.after(),
                () -> new Call(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                FakeService.class.getName()),
                        Map.of(prefix + "_HOST", address.host(), prefix + "_PORT", Integer.toString(address.port())),
                        data.root()),
                part.role() == Role.RPC_STORE ? Probes.grpc(address) : Probes.http(address, "/health/readiness"));
    }

    private static String free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
