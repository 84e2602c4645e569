package io.restante.rpcstore.simulation.network;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A way to one address. */
final class SimulatedChannel extends ManagedChannel {
    private final Wires wires;
    private final Host client;
    private final String address;
    private final List<ClientCall<?, ?>> calls = new ArrayList<>(1);
    private boolean shut;

    SimulatedChannel(Wires wires, Host client, String address) {
        this.wires = wires;
        this.client = client;
        this.address = address;
    }

    @Override
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
        SimulatedCall<Q, A> call = new SimulatedCall<>(wires, client, address, method);
        calls.add(call);
        return call;
    }

    @Override
    public String authority() {
        return address;
    }

    @Override
    public ManagedChannel shutdown() {
        shut = true;
        return this;
    }

    @Override
    public ManagedChannel shutdownNow() {
        shut = true;
        calls.forEach(call -> call.cancel("shut down", null));
        return this;
    }

    @Override
    public boolean isShutdown() {
        return shut;
    }

    @Override
    public boolean isTerminated() {
        return shut;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shut;
    }
}
