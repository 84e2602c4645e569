package io.restante.launcher.command;

import io.restante.launcher.health.Endpoint;
import io.restante.launcher.machine.Machine;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A machine of any size. */
public final class FakeMachine implements Machine {
    private static final long GIB = 1L << 30;

    private final Set<Integer> taken = new HashSet<>();
    private final Set<String> missing = new HashSet<>();
    private long memory = 16 * GIB;
    private long disk = 100 * GIB;

    public void memory(long bytes) {
        memory = bytes;
    }

    public void disk(long bytes) {
        disk = bytes;
    }

    public void taken(int port) {
        taken.add(port);
    }

    public void missing(String address) {
        missing.add(address);
    }

    @Override
    public long availableMemory() {
        return memory;
    }

    @Override
    public long usableDisk(Path folder) {
        return disk;
    }

    @Override
    public PortState port(Endpoint endpoint) {
        if (missing.contains(endpoint.host())) {
            return PortState.NO_ADDRESS;
        }
        return taken.contains(endpoint.port()) ? PortState.TAKEN : PortState.FREE;
    }
}
