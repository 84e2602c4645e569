package io.restante.launcher.machine;

import io.restante.launcher.health.Endpoint;
import io.restante.localcassandra.NodeMemory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks the system. */
public final class ThisMachine implements Machine {
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Duration FOR_THE_DEAD = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String AVAILABLE = "MemAvailable:";

    @Override
    public long availableMemory() {
        // A container may be given less than the machine has free.
        return Math.min(NodeMemory.machineBytes(), availableToAll());
    }

    @Override
    public long usableDisk(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public PortState port(Endpoint endpoint) {
        try {
            InetAddress address = InetAddress.getByName(endpoint.host());
            // All of 127.0.0.0/8 is local on Linux, though no interface names each of its addresses.
            try (ServerSocket free = new ServerSocket(0, 1, address)) {
                return free.isBound() ? tried(endpoint, address) : PortState.NO_ADDRESS;
            }
        } catch (IOException e) {
            return PortState.NO_ADDRESS;
        }
    }

    /** A process that was killed a moment ago may still have its ports: the system takes them back in its own time. */
    private static PortState tried(Endpoint endpoint, InetAddress address) {
        long deadline = System.nanoTime() + FOR_THE_DEAD.toNanos();
        while (!canListen(endpoint, address)) {
            if (System.nanoTime() > deadline) {
                return PortState.TAKEN;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return PortState.FREE;
    }

    private static boolean canListen(Endpoint endpoint, InetAddress address) {
        try (ServerSocket socket = new ServerSocket(endpoint.port(), 1, address)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static long availableToAll() {
        try {
            for (String line : Files.readAllLines(MEMORY)) {
                if (line.startsWith(AVAILABLE)) {
                    String kib =
                            line.substring(AVAILABLE.length()).replace("kB", "").trim();
                    return Long.parseLong(kib) * 1024;
                }
            }
        } catch (IOException e) {
            // Not Linux: how much others could give back is not told there.
            return Long.MAX_VALUE;
        }
        return Long.MAX_VALUE;
    }
}
