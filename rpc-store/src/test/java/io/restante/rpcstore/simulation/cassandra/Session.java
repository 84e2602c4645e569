package io.restante.rpcstore.simulation.cassandra;

import io.restante.routing.time.Timers;
import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.message.StoreUnavailableException;
import io.restante.rpcstore.message.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One process's way to the cluster, as its driver: sends each statement to some node that is up, once, and gives up
 * after a time. Answers come by the process's own timers, so not while it stands still.
 */
public final class Session {
    private final Cluster cluster;
    private final Network network;
    private final Timers process;
    private final Interference enemy;

    /** @param enemy told of each statement before it is sent */
    public Session(Cluster cluster, Timers process, Interference enemy) {
        this.cluster = cluster;
        this.network = cluster.network();
        this.process = process;
        this.enemy = enemy;
    }

    CompletableFuture<WriteOutcome> write(Statement statement, Mutation mutation) {
        boolean held = enemy.strikes(statement);
        return execute(
                cluster.options().driverTimeout(),
                (node, reply) -> WriteRequest.start(cluster, node, mutation, held, reply),
                future -> future.complete(WriteOutcome.NOT_STORED),
                future -> future.complete(WriteOutcome.UNKNOWN));
    }

    /** The visible rows at QUORUM, in the order of the slice. */
    CompletableFuture<List<Row>> read(Statement statement, PartitionKey key, Slice slice) {
        return read(statement, key, slice, cluster.quorum(), cluster.options().driverTimeout());
    }

    /** The visible rows of a whole table at QUORUM, by partition. */
    CompletableFuture<List<Row>> scan(Statement statement, Table table) {
        return execute(
                statement,
                (node, reply) -> ScanRequest.start(cluster, node, table, reply),
                future -> future.completeExceptionally(unavailable(statement)),
                future -> future.completeExceptionally(unavailable(statement)));
    }

    /** The same of a partition, at ALL. */
    CompletableFuture<List<Row>> readOfAll(Statement statement, PartitionKey key, Slice slice, Duration timeout) {
        return read(statement, key, slice, cluster.nodes().size(), timeout);
    }

    CompletableFuture<List<Row>> readOfAll(Statement statement, PartitionKey key, Slice slice) {
        return readOfAll(statement, key, slice, cluster.options().driverTimeout());
    }

    private CompletableFuture<List<Row>> read(
            Statement statement, PartitionKey key, Slice slice, int replicas, Duration timeout) {
        enemy.strikes(statement);
        return execute(
                timeout,
                (node, reply) -> ReadRequest.start(cluster, node, key, slice, replicas, reply),
                future -> future.completeExceptionally(unavailable(statement)),
                future -> future.completeExceptionally(unavailable(statement)));
    }

    /** Also where it is refused for want of replicas its outcome is unknown. */
    CompletableFuture<TransactionOutcome> transact(Statement statement, PartitionKey key, Transaction transaction) {
        CompletableFuture<TransactionOutcome> outcome = new CompletableFuture<>();
        boolean lost = enemy.losesAnswer(statement);
        this.<Decision>execute(
                        statement,
                        (node, reply) ->
                                PaxosRequest.start(cluster, node, key, transaction, lost ? new LostReply<>() : reply),
                        future -> outcome.complete(TransactionOutcome.REJECTED),
                        future -> outcome.complete(TransactionOutcome.UNKNOWN))
                .thenAccept(decision -> outcome.complete(
                        decision.applied() ? TransactionOutcome.APPLIED : TransactionOutcome.REJECTED));
        return outcome;
    }

    CompletableFuture<List<Row>> readSerial(Statement statement, PartitionKey key) {
        Mutation nothing = new Mutation(key, List.of(), List.of());
        return this.<Decision>execute(
                        statement,
                        (node, reply) -> PaxosRequest.start(cluster, node, key, (rows, timestamp) -> nothing, reply),
                        future -> future.completeExceptionally(unavailable(statement)),
                        future -> future.completeExceptionally(unavailable(statement)))
                .thenApply(Decision::rows);
    }

    /** The clock of the node that answers, in microseconds. */
    CompletableFuture<Long> clock() {
        return execute(
                Statement.CLOCK,
                (node, reply) -> reply.answer(node.micros()),
                future -> future.completeExceptionally(unavailable(Statement.CLOCK)),
                future -> future.completeExceptionally(unavailable(Statement.CLOCK)));
    }

    private static StoreUnavailableException unavailable(Statement statement) {
        return new StoreUnavailableException("no answer to " + statement + " in the simulation", new SimulatedFault());
    }

    private <T> CompletableFuture<T> execute(
            Statement statement,
            BiConsumer<Node, Reply<T>> request,
            Consumer<CompletableFuture<T>> refused,
            Consumer<CompletableFuture<T>> failed) {
        enemy.strikes(statement);
        return execute(cluster.options().driverTimeout(), request, refused, failed);
    }

    private <T> CompletableFuture<T> execute(
            Duration timeout,
            BiConsumer<Node, Reply<T>> request,
            Consumer<CompletableFuture<T>> refused,
            Consumer<CompletableFuture<T>> failed) {
        CompletableFuture<T> future = new CompletableFuture<>();
        List<Node> up = new ArrayList<>(cluster.nodes().size());
        for (Node node : cluster.nodes()) {
            if (node.isUp()) {
                up.add(node);
            }
        }
        if (up.isEmpty() || network.chance(network.faults().refused())) {
            process.after(Duration.ofNanos(network.hop()), () -> refused.accept(future));
            return future;
        }
        Node node = up.get(network.random().nextInt(up.size()));
        Call<T> call = new Call<>(future, refused, failed);
        process.after(timeout, () -> failed.accept(future));
        if (network.chance(network.faults().cut() / 2)) {
            call.toClient(() -> failed.accept(future));
        } else {
            enemy.letOut(cluster.time(), network.hop(), () -> node.receive(() -> request.accept(node, call)));
        }
        return future;
    }

    /** A statement that a coordinator works on. */
    private final class Call<T> implements Reply<T> {
        private final CompletableFuture<T> future;
        private final Consumer<CompletableFuture<T>> refused;
        private final Consumer<CompletableFuture<T>> failed;

        Call(
                CompletableFuture<T> future,
                Consumer<CompletableFuture<T>> refused,
                Consumer<CompletableFuture<T>> failed) {
            this.future = future;
            this.refused = refused;
            this.failed = failed;
        }

        @Override
        public void answer(T value) {
            reply(() -> future.complete(value));
        }

        @Override
        public void refuse() {
            reply(() -> refused.accept(future));
        }

        @Override
        public void fail() {
            reply(() -> failed.accept(future));
        }

        private void reply(Runnable delivery) {
            toClient(network.chance(network.faults().cut() / 2) ? () -> failed.accept(future) : delivery);
        }

        void toClient(Runnable delivery) {
            process.after(Duration.ofNanos(network.hop()), delivery);
        }
    }

    /** One that never comes. */
    private static final class LostReply<T> implements Reply<T> {
        @Override
        public void answer(T value) {}

        @Override
        public void refuse() {}

        @Override
        public void fail() {}
    }

    /** The cause of what a simulated driver throws; without a stack trace, because there are many. */
    private static final class SimulatedFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SimulatedFault() {
            super("simulated", null, false, false);
        }
    }
}
