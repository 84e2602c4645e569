package io.restante.rpcstore.simulation.network;

import io.grpc.Status;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One stream from a client to a server, on a connection of its own, as gRPC and the kernels under it carry it. */
final class Connection {
    /** Shorter than the real one, so that short histories see it. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(2);

    /** By chance, for each message. */
    private static final double BREAKS = 0.003;

    /** What a client's call hears. */
    interface Client {
        void ready();

        void message(Object message);

        void closed(Status status);
    }

    private final Wires wires;
    private final Host client;
    private final Host server;
    private final Client call;
    private final Lane up;
    private final Lane down;
    private @Nullable ServerSide<?> serverSide;
    private boolean open;
    private boolean closed;

    Connection(Wires wires, Host client, Host server, Client call) {
        this.wires = wires;
        this.client = client;
        this.server = server;
        this.call = call;
        this.up = new Lane(wires, client, server, this::atServer, call::ready);
        this.down = new Lane(wires, server, client, this::atClient, this::roomForAnswers);
        wires.add(this);
    }

    /** The server has taken it; runs there. */
    void accept(Consumer<ServerSide<?>> begin) {
        ServerSide<?> side = new ServerSide<>(this);
        serverSide = side;
        begin.accept(side);
        answer(Signal.OPEN);
    }

    boolean isReady() {
        return open && !closed && up.hasRoom();
    }

    void call(Object message) {
        if (!closed) {
            up.send(message);
            breakByChance();
        }
    }

    void requestAnswers(int count) {
        down.request(count);
    }

    /** The client waits for nothing any more. */
    void cancel() {
        if (!closed) {
            closed = true;
            down.breakOff();
            client.letOut(() -> up.signal(Signal.RESET));
        }
    }

    boolean hasRoomForAnswers() {
        return down.hasRoom();
    }

    void answer(Object message) {
        if (message instanceof Signal signal) {
            server.letOut(() -> down.signal(signal));
        } else {
            down.send(message);
            breakByChance();
        }
    }

    void requestCalls(int count) {
        up.request(count);
    }

    /** Runs in the server's process, a little later. */
    void runAtServer(Runnable task) {
        wires.time().after(wires.hop(), () -> server.run(task));
    }

    /** Its kernel tells the other side. */
    void gone(Host dead) {
        if (dead == server) {
            up.breakOff();
            down.signal(Signal.RESET);
        } else if (dead == client) {
            down.breakOff();
            up.signal(Signal.RESET);
        }
    }

    void breakIfBetween(String one, String other) {
        String from = client.address();
        String to = server.address();
        if ((from.equals(one) && to.equals(other)) || (from.equals(other) && to.equals(one))) {
            breakNow();
        }
    }

    boolean isTo(Host other) {
        return server == other;
    }

    void heal() {
        up.heal();
        down.heal();
    }

    private void breakByChance() {
        if (wires.chance(BREAKS)) {
            wires.time().after(wires.hop(), this::breakNow);
        }
    }

    private void breakNow() {
        up.breakOff();
        down.breakOff();
        wires.time().after(wires.hop(), () -> client.run(() -> close(Status.UNAVAILABLE)));
        wires.time().after(wires.hop(), () -> server.run(this::cancelAtServer));
    }

    private void close(Status status) {
        if (!closed) {
            closed = true;
            wires.tap().arrived(server.address(), client.address(), "closed");
            call.closed(status);
        }
    }

    private void cancelAtServer() {
        wires.remove(this);
        ServerSide<?> side = serverSide;
        if (side != null) {
            side.cancel();
        }
    }

    private void atServer(Object message) {
        ServerSide<?> side = serverSide;
        if (message == Signal.RESET) {
            cancelAtServer();
        } else if (message == Signal.PING) {
            answer(Signal.PONG);
        } else if (side != null) {
            side.take(message);
        }
    }

    private void roomForAnswers() {
        ServerSide<?> side = serverSide;
        if (side != null) {
            side.ready();
        }
    }

    private void atClient(Object message) {
        if (closed) {
            return;
        }
        if (!(message instanceof Signal signal)) {
            call.message(message);
            return;
        }
        switch (signal) {
            case OPEN -> {
                open = true;
                keepAlive();
                call.ready();
            }
            case END -> {
                wires.remove(this);
                close(Status.OK);
            }
            case RESET -> {
                wires.remove(this);
                close(Status.UNAVAILABLE);
            }
            default -> {}
        }
    }

    /** Probes a connection that is silent, and gives it up where the probe is not answered. */
    private void keepAlive() {
        if (closed) {
            return;
        }
        long silence = client.nanos() - down.heardAt();
        if (silence >= 2 * KEEP_ALIVE.toNanos()) {
            close(Status.UNAVAILABLE);
            down.breakOff();
            client.letOut(() -> up.signal(Signal.RESET));
            return;
        }
        if (silence >= KEEP_ALIVE.toNanos()) {
            client.letOut(() -> up.signal(Signal.PING));
        }
        wires.time().after(KEEP_ALIVE.toNanos(), () -> client.run(this::keepAlive));
    }
}
