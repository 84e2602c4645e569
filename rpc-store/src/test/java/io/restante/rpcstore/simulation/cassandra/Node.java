package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One node: a process that can stop, and the replica of everything that it stores. */
public final class Node {
    final int id;
    private final VirtualTime time;
    private final CommitLog log;
    private boolean up = true;
    private int starts;
    private long pausedUntil;
    private long slowNanos;
    private long clockOffsetMicros;
    private long lastBallot;

    Node(int id, VirtualTime time, ClusterOptions options) {
        this.id = id;
        this.time = time;
        this.log = new CommitLog(this, options.durability(), options.sync().toNanos());
    }

    public int id() {
        return id;
    }

    /** As by kill -9: what it has not synced is lost, and so is every request that it coordinates. */
    public void crash() {
        if (up) {
            up = false;
            starts++;
            pausedUntil = 0;
            log.crash();
        }
    }

    public void start() {
        up = true;
    }

    /** As by SIGSTOP, or by a long collection of garbage. */
    public void pause(Duration length) {
        pausedUntil = Math.max(pausedUntil, time.nanos() + length.toNanos());
    }

    /** As by SIGCONT. */
    public void resume() {
        pausedUntil = 0;
    }

    /** Makes everything that arrives here wait so long. */
    public void slow(Duration by) {
        slowNanos = by.toNanos();
    }

    public void stepClock(Duration by) {
        clockOffsetMicros += by.toNanos() / 1_000;
    }

    /** As by a disk that was lost, and a node that joins again under the same name. */
    public void wipe() {
        log.wipe();
    }

    public boolean isUp() {
        return up;
    }

    boolean isPaused() {
        return pausedUntil > time.nanos();
    }

    int starts() {
        return starts;
    }

    long slowNanos() {
        return slowNanos;
    }

    long micros() {
        return time.micros() + clockOffsetMicros;
    }

    Storage storage() {
        return log.storage();
    }

    CommitLog log() {
        return log;
    }

    /** A ballot above {@code seen}. */
    Ballot nextBallot(Ballot seen) {
        lastBallot = Math.max(micros(), Math.max(lastBallot, seen.micros()) + 1);
        return new Ballot(lastBallot, id);
    }

    /** Something arrives from elsewhere. */
    void receive(Runnable task) {
        if (!up) {
            return;
        }
        if (isPaused()) {
            time.after(pausedUntil - time.nanos(), () -> receive(task));
        } else {
            task.run();
        }
    }

    /** A timer of its own: gone once the node has crashed. */
    void later(long nanos, Runnable task) {
        int start = starts;
        time.after(nanos, () -> {
            if (start == starts) {
                receive(task);
            }
        });
    }

    void write(Mutation mutation, Runnable acknowledge) {
        log.submit(() -> {
            log.write(mutation);
            acknowledge.run();
        });
    }

    Answer read(PartitionKey key, Slice slice) {
        return storage().partition(key).read(slice);
    }

    /** Every partition of a table. */
    Map<PartitionKey, Answer> scan(Table table) {
        Map<PartitionKey, Answer> all = new HashMap<>();
        storage().keys(table).forEach(key -> all.put(key, read(key, Slice.ALL)));
        return all;
    }

    Promise prepare(PartitionKey key, Ballot ballot, Slice slice) {
        PaxosState state = storage().paxos(key);
        boolean granted = state.maySee(ballot);
        if (granted) {
            log.write(key, state.promise(ballot));
        }
        return new Promise(id, granted, state, read(key, slice));
    }

    /** Accepts it, unless a later ballot was promised; gives the ballot that stands. */
    Ballot propose(Proposal proposal) {
        PartitionKey key = proposal.mutation().key();
        PaxosState state = storage().paxos(key);
        if (state.promised().isAfter(proposal.ballot())) {
            return state.promised();
        }
        log.write(key, state.accept(proposal));
        return proposal.ballot();
    }

    void commit(Proposal proposal) {
        PartitionKey key = proposal.mutation().key();
        log.write(proposal.mutation());
        log.write(key, storage().paxos(key).commit(proposal));
    }
}
