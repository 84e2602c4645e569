package io.restante.launcher.machine;

import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Part;
import io.restante.launcher.plan.Role;
import io.restante.launcher.problem.Problem;
import java.io.IOException;
import java.util.List;

/** Looks for what would make a start fail, before anything is started. */
public final class Preflight {
    private static final long MIB = 1L << 20;
    private static final long NODE_MEMORY = 700 * MIB;
    private static final long SERVICE_MEMORY = 250 * MIB;
    private static final long NODE_DISK = 1024 * MIB;
    private static final long SERVICE_DISK = 64 * MIB;

    private final Machine machine;

    public Preflight(Machine machine) {
        this.machine = machine;
    }

    /** @throws Problem that says what is missing for {@code parts}, none of which runs */
    public void check(DataFolder data, List<Part> parts) throws IOException {
        checkDisk(data, parts);
        checkMemory(parts);
        parts.forEach(this::checkPorts);
    }

    private void checkDisk(DataFolder data, List<Part> parts) throws IOException {
        long needed = sum(parts, NODE_DISK, SERVICE_DISK);
        long usable = machine.usableDisk(data.root());
        if (usable < needed) {
            throw new Problem("Too little disk: " + usable / MIB + " MiB are left for " + data.root()
                    + ", but at least " + needed / MIB + " MiB are needed: free some, or choose another folder with "
                    + "--data.");
        }
    }

    private void checkMemory(List<Part> parts) {
        long needed = sum(parts, NODE_MEMORY, SERVICE_MEMORY);
        long available = machine.availableMemory();
        if (available < needed) {
            throw new Problem("Too little memory: " + available / MIB + " MiB are available, but at least "
                    + needed / MIB + " MiB are needed: end other programs, or start fewer processes.");
        }
    }

    private void checkPorts(Part part) {
        for (Part.Port port : part.ports()) {
            switch (machine.port(port.endpoint())) {
                case FREE -> {}
                case TAKEN ->
                    throw new Problem("Port " + port.endpoint().port() + " on "
                            + port.endpoint().host()
                            + ", which " + part.name() + " needs, is taken by another program: end that, or "
                            + port.advice() + ".");
                case NO_ADDRESS ->
                    throw new Problem(
                            "This machine has no address " + port.endpoint().host() + ", which "
                                    + part.name() + " needs: add it (on macOS: sudo ifconfig lo0 alias "
                                    + port.endpoint().host() + "), or start fewer nodes.");
            }
        }
    }

    private static long sum(List<Part> parts, long node, long service) {
        return parts.stream()
                .mapToLong(part -> part.role() == Role.CASSANDRA ? node : service)
                .sum();
    }
}
