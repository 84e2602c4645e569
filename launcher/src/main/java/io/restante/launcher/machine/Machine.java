package io.restante.launcher.machine;

import io.restante.launcher.health.Endpoint;
import java.io.IOException;
import java.nio.file.Path;

/** What this machine has to give right now. */
public interface Machine {
    /** Memory that new processes can take without pushing others out, in bytes. */
    long availableMemory();

    /** What this user can still write to the disk of {@code folder}, in bytes; the folder must exist. */
    long usableDisk(Path folder) throws IOException;

    PortState port(Endpoint endpoint);

    /** What would happen to a process that listens on an endpoint. */
    enum PortState {
        FREE,
        TAKEN,
        /** The host is none of this machine's addresses. */
        NO_ADDRESS
    }
}
