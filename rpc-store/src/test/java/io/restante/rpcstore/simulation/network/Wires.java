package io.restante.rpcstore.simulation.network;

import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The wires between all processes, and who listens at which address. Not thread-safe. */
public final class Wires {
    private static final int LEAST_MICROS = 50;
    private static final int MORE_MICROS = 450;
    private static final Duration MOST_SLOW = Duration.ofSeconds(1);

    private final VirtualTime time;
    private final Random random;
    private final Tap tap;
    private final Map<String, Host.Server> servers = new HashMap<>();
    private final List<Connection> connections = new ArrayList<>();
    /** One direction each: from, an arrow, to. */
    private final TreeSet<String> cut = new TreeSet<>();

    private boolean rough;

    public Wires(VirtualTime time, Random random, Tap tap) {
        this.time = time;
        this.random = random;
        this.tap = tap;
    }

    /** Whether messages are slow and connections break by chance. */
    public void rough(boolean now) {
        rough = now;
    }

    /** From now on this process is found at its address. */
    public void listen(Host.Server server) {
        servers.put(server.address(), server);
    }

    /** Lets nothing through in one direction: what is sent meanwhile arrives when {@link #heal} has been called, if anybody still waits. */
    public void cut(String from, String to) {
        cut.add(from + ">" + to);
    }

    public void heal(String from, String to) {
        cut.remove(from + ">" + to);
        List.copyOf(connections).forEach(Connection::heal);
    }

    public void healAll() {
        cut.clear();
        List.copyOf(connections).forEach(Connection::heal);
    }

    /** Tells everybody who was connected to a process that it is gone, as its kernel does. */
    public void gone(Host dead) {
        List.copyOf(connections).forEach(connection -> connection.gone(dead));
    }

    /** Breaks all connections between two addresses. */
    public void breakAll(String one, String other) {
        List.copyOf(connections).forEach(connection -> connection.breakIfBetween(one, other));
    }

    /** Whether streams of others to this server have not ended. */
    public boolean isServing(Host.Server server) {
        return connections.stream().anyMatch(connection -> connection.isTo(server));
    }

    boolean isCut(Host from, Host to) {
        return !cut.isEmpty() && cut.contains(from.address() + ">" + to.address());
    }

    Host.@Nullable Server at(String address) {
        Host.Server server = servers.get(address);
        return server == null || server.isDead() ? null : server;
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    /** How long a message takes, in nanoseconds. */
    public long hop() {
        return chance(0.01)
                ? (long) (random.nextDouble() * MOST_SLOW.toNanos())
                : (LEAST_MICROS + random.nextInt(MORE_MICROS)) * 1_000L;
    }

    /** Whether something goes wrong now; never once it is calm. */
    public boolean chance(double probability) {
        return rough && random.nextDouble() < probability;
    }

    VirtualTime time() {
        return time;
    }

    Tap tap() {
        return tap;
    }
}
