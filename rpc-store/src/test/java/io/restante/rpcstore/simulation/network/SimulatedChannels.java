package io.restante.rpcstore.simulation.network;

import io.grpc.ManagedChannel;
import io.restante.routing.link.StoreChannels;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The channels of one process to others. */
public final class SimulatedChannels implements StoreChannels {
    private static final String DNS = "dns:///";

    private final Wires wires;
    private final Host client;

    public SimulatedChannels(Wires wires, Host client) {
        this.wires = wires;
        this.client = client;
    }

    /** All are the process itself: it has one thread. */
    @Override
    public Executor loop() {
        return task -> wires.time().after(Duration.ZERO, () -> client.run(task));
    }

    @Override
    public ManagedChannel toStore(String address, Executor loop) {
        return new SimulatedChannel(wires, client, address);
    }

    @Override
    public ManagedChannel toAny(String target, Executor loop) {
        return toStore(target.startsWith(DNS) ? target.substring(DNS.length()) : target, loop);
    }
}
