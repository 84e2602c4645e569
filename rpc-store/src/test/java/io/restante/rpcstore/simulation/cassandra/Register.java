package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A counter that clients raise by one, each time under a mark of its own, if it still stands where they read it. So the
 * values are the order of the changes, and whether a history has one order that fits it can be read off.
 */
final class Register {
    private static final PartitionKey KEY = new PartitionKey(Table.SHARD, "register", 0);

    /**
     * One operation.
     *
     * @param value the value read, or the one that it would raise to
     * @param mark whose change made it {@code value}
     */
    record Operation(boolean read, long value, long mark, long started, long ended, TransactionOutcome outcome) {}

    final List<Operation> operations = new ArrayList<>();
    private final VirtualTime time;
    private final Random random;
    private long marks;

    Register(VirtualTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    /** Reads and raises until the end. */
    void use(Session session, long endNanos) {
        if (time.nanos() >= endNanos) {
            return;
        }
        long started = time.nanos();
        session.readSerial(Statement.READ_SHARDS_SERIAL, KEY).whenComplete((rows, failure) -> {
            if (failure != null) {
                rest(session, endNanos);
                return;
            }
            long value = rows.isEmpty() ? 0 : rows.get(0).number(0);
            long mark = rows.isEmpty() ? 0 : rows.get(0).number(1);
            operations.add(new Operation(true, value, mark, started, time.nanos(), TransactionOutcome.APPLIED));
            if (random.nextInt(3) == 0) {
                rest(session, endNanos);
            } else {
                raise(session, value, endNanos);
            }
        });
    }

    private void raise(Session session, long value, long endNanos) {
        long started = time.nanos();
        long mark = ++marks;
        session.transact(Statement.MOVE_SHARDS, KEY, (rows, timestamp) -> {
                    long current = rows.isEmpty() ? 0 : rows.get(0).number(0);
                    return current == value
                            ? new Mutation(KEY, List.of(Row.insert(0, timestamp, value + 1, mark)), List.of())
                            : null;
                })
                .thenAccept(outcome -> {
                    operations.add(new Operation(false, value + 1, mark, started, time.nanos(), outcome));
                    rest(session, endNanos);
                });
    }

    private void rest(Session session, long endNanos) {
        time.after(Duration.ofMillis(random.nextInt(100)), () -> use(session, endNanos));
    }
}
