package io.restante.benchmark.cluster;

import io.restante.launcher.health.Endpoint;
import io.restante.launcher.lifecycle.Crew;
import io.restante.launcher.lifecycle.Starter;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Options;
import io.restante.launcher.plan.Part;
import io.restante.launcher.plan.RestantePlanner;
import io.restante.launcher.plan.Role;
import io.restante.localcassandra.Durability;
import io.restante.localcassandra.FreePorts;
import io.restante.localcassandra.LocalCluster;
import io.restante.localcassandra.NodePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One Cassandra node, {@code rpc-store}s and one {@code http-api}, called as {@code ./restante up} calls them, on free ports
 * of 127.0.0.1. Cassandra ends with this JVM however that ends; the services at {@link #close}.
 */
public final class BenchCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalCluster cassandra;
    private final DataFolder data;
    private final List<Part> services;
    private final Crew crew;
    private boolean closed;

    /**
     * Starts nothing yet.
     *
     * @param home the root of the checkout, which must be built
     * @param folder where all data and logs go
     * @param stores how many {@code rpc-store}
     */
    public BenchCluster(Path home, Path folder, Durability durability, int stores, Consumer<String> out) {
        cassandra = LocalCluster.builder()
                .home(home)
                .data(folder.resolve("cassandra"))
                .durability(durability)
                .build();
        data = new DataFolder(folder);
        List<Integer> ports = FreePorts.findRows(3, stores);
        InetSocketAddress node = contact();
        // The node is ours, since it alone knows of durability; to the plan it is a cluster that is there.
        Options options = new Options(
                1,
                stores,
                1,
                ports.get(0),
                ports.get(1),
                ports.get(2),
                Optional.of(new Endpoint(node.getAddress().getHostAddress(), node.getPort())),
                NodePorts.USUAL,
                durability);
        services = new RestantePlanner(home).plan(data, options).parts();
        crew = new Crew(data, out);
    }

    /** Returns when a message can be stored. */
    public void start() throws IOException, InterruptedException {
        launch(services);
        cassandra.start();
        awaitReady();
    }

    /**
     * Ends all services, lets them start again, and returns when they are ready.
     *
     * @param storeOptions of each store's JVM, beside the usual ones
     */
    public void restart(List<String> storeOptions) throws IOException, InterruptedException {
        crew.stop(services);
        launch(services.stream()
                .map(part -> part.role() == Role.RPC_STORE ? JvmOptions.in(part, storeOptions) : part)
                .toList());
        awaitReady();
    }

    /** The stores, in the order of their numbers. */
    public List<Part> stores() {
        return services.stream().filter(part -> part.role() == Role.RPC_STORE).toList();
    }

    /** Ends one service, cleanly, and returns when it has ended. */
    public void stop(Part service) throws IOException, InterruptedException {
        crew.stop(List.of(service));
    }

    /** Starts one service, and returns when it is ready. */
    public void start(Part service) throws IOException, InterruptedException {
        launch(List.of(service));
        new Starter(crew, data, PATIENCE, ready -> {}).start(List.of(service));
    }

    /** What a service has printed. */
    public Path log(Part service) {
        return data.log(service.name());
    }

    /** Where the API listens, without a slash at the end. */
    public String url() {
        return "http://" + part(Role.HTTP_API).address();
    }

    /** Where the driver reaches the node. */
    public InetSocketAddress contact() {
        return cassandra.contactPoints().get(0);
    }

    /** What the processes print, and a place for more of that kind. */
    public Path logs() {
        return data.logs();
    }

    /** The numbers of the processes that run, by their names. */
    public Map<String, Long> pids() throws IOException {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put("cassandra", cassandra.nodes().get(0).pid());
        for (Part part : services) {
            pid(part).ifPresent(pid -> pids.put(part.role().word(), pid));
        }
        return pids;
    }

    /** Those of the services alone. */
    public List<Long> servicePids() throws IOException {
        List<Long> pids = new ArrayList<>();
        for (Part part : services) {
            pid(part).ifPresent(pids::add);
        }
        return pids;
    }

    private Optional<Long> pid(Part service) throws IOException {
        return crew.runs().alive(service.name()).map(run -> run.identity().pid());
    }

    /** How the JVMs of the services are called, by their names. */
    public Map<String, List<String>> commands() throws IOException {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        for (Part part : services) {
            List<String> command = part.preparation().prepare().command();
            commands.put(part.role().word(), command.subList(1, command.indexOf("-jar")));
        }
        return commands;
    }

    /** Ends all of it, and lets nothing start any more. May be repeated, and called by any thread. */
    @Override
    public void close() {
        crew.dismiss();
        end();
    }

    private synchronized void end() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            crew.stop(services);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cassandra.close();
        }
    }

    private void launch(List<Part> parts) throws IOException {
        for (Part part : parts) {
            crew.launch(part);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        new Starter(crew, data, PATIENCE, ready -> {}).start(services);
    }

    private Part part(Role role) {
        return services.stream()
                .filter(part -> part.role() == role)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the plan has no " + role.word()));
    }
}
