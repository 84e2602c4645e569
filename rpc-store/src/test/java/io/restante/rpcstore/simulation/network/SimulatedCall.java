package io.restante.rpcstore.simulation.network;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.ShardMap;
import io.restante.protos.internal.StoreServiceGrpc;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A client's stream, from its first knock at the server's door. Not thread-safe.
 *
 * @param <Q> what is sent
 * @param <A> what comes back
 */
final class SimulatedCall<Q, A> extends ClientCall<Q, A> implements Connection.Client {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration KNOCK_AGAIN = Duration.ofMillis(200);

    private final Wires wires;
    private final Host client;
    private final String address;
    private final boolean exchange;
    private @Nullable Listener<A> listener;
    private @Nullable Connection connection;
    private int requested;
    private boolean closed;

    SimulatedCall(Wires wires, Host client, String address, MethodDescriptor<Q, A> method) {
        this.wires = wires;
        this.client = client;
        this.address = address;
        this.exchange = method.getFullMethodName()
                .equals(StoreServiceGrpc.getExchangeMethod().getFullMethodName());
    }

    @Override
    public void start(Listener<A> answers, Metadata headers) {
        listener = answers;
        long until = client.nanos() + CONNECT_TIMEOUT.toNanos();
        client.letOut(() -> knock(until));
    }

    private void knock(long until) {
        Host.Server server = wires.at(address);
        if (closed || client.isDead()) {
            return;
        }
        if (server != null && (wires.isCut(client, server) || wires.isCut(server, client))) {
            if (wires.time().nanos() >= until) {
                client.run(() -> closed(Status.UNAVAILABLE));
            } else {
                wires.time().after(KNOCK_AGAIN, () -> knock(until));
            }
            return;
        }
        wires.time().after(wires.hop(), this::arrive);
    }

    private void arrive() {
        Host.Server server = wires.at(address);
        if (server == null) {
            wires.time().after(wires.hop(), () -> client.run(() -> closed(Status.UNAVAILABLE)));
            return;
        }
        if (closed || client.isDead()) {
            return;
        }
        Connection made = new Connection(wires, client, server, this);
        connection = made;
        made.requestAnswers(requested);
        server.run(() -> made.accept(side -> begin(server, side)));
    }

    @SuppressWarnings("unchecked")
    private void begin(Host.Server server, ServerSide<?> side) {
        if (exchange) {
            side.hears(server.exchange((ServerSide<AnswerBatch>) side));
        } else {
            server.watchShards((ServerSide<ShardMap>) side);
        }
    }

    @Override
    public void ready() {
        Listener<A> hearer = listener;
        if (!closed && hearer != null) {
            hearer.onReady();
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public void message(Object message) {
        Listener<A> hearer = listener;
        if (!closed && hearer != null) {
            hearer.onMessage((A) message);
        }
    }

    @Override
    public void closed(Status status) {
        Listener<A> hearer = listener;
        if (!closed && hearer != null) {
            closed = true;
            hearer.onClose(status, new Metadata());
        }
    }

    @Override
    public boolean isReady() {
        Connection made = connection;
        return !closed && made != null && made.isReady();
    }

    @Override
    public void request(int count) {
        Connection made = connection;
        if (made == null) {
            requested += count;
        } else {
            made.requestAnswers(count);
        }
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        if (closed) {
            return;
        }
        Connection made = connection;
        if (made != null) {
            made.cancel();
        }
        wires.time().after(0, () -> client.run(() -> closed(Status.CANCELLED)));
    }

    @Override
    public void halfClose() {
        // The one request of a watch goes with the call itself.
    }

    @Override
    public void sendMessage(Q message) {
        Connection made = connection;
        if (exchange && !closed && made != null) {
            made.call(message);
        }
    }
}
