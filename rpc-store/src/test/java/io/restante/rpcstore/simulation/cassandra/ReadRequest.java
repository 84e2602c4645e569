package io.restante.rpcstore.simulation.cassandra;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One read: asks as many replicas as it needs, one more where they are slow; where their digests differ, reads from
 * them again, repairs what it has read, and answers only when the repair was acknowledged.
 */
final class ReadRequest {
    private static final long SPECULATION_NANOS = 50_000_000;

    private final Cluster cluster;
    private final Node coordinator;
    private final PartitionKey key;
    private final Slice slice;
    private final int needed;
    private final Reply<List<Row>> reply;
    private final List<Node> asked = new ArrayList<>();
    /** Who answered the first time: only these are read from again. */
    private final List<Node> answered = new ArrayList<>();

    private final @Nullable Answer[] answers;
    private int awaited;
    private boolean ended;

    private ReadRequest(
            Cluster cluster, Node coordinator, PartitionKey key, Slice slice, int needed, Reply<List<Row>> reply) {
        this.cluster = cluster;
        this.coordinator = coordinator;
        this.key = key;
        this.slice = slice;
        this.needed = needed;
        this.reply = reply;
        this.answers = new @Nullable Answer[cluster.nodes().size()];
    }

    /** @param needed how many replicas must answer */
    static void start(
            Cluster cluster, Node coordinator, PartitionKey key, Slice slice, int needed, Reply<List<Row>> reply) {
        List<Node> live = cluster.seenAlive(coordinator);
        if (live.size() < needed) {
            reply.refuse();
            return;
        }
        new ReadRequest(cluster, coordinator, key, slice, needed, reply).ask(cluster.shuffled(live));
    }

    private void ask(List<Node> live) {
        for (Node replica : live.subList(0, needed)) {
            ask(replica);
        }
        if (live.size() > needed) {
            coordinator.later(SPECULATION_NANOS, () -> {
                if (answered.size() < needed) {
                    ask(live.get(needed));
                }
            });
        }
        coordinator.later(cluster.options().readTimeout().toNanos(), () -> {
            if (!ended) {
                ended = true;
                reply.fail();
            }
        });
    }

    private void ask(Node replica) {
        asked.add(replica);
        request(replica, slice, answer -> {
            if (answers[replica.id] == null && answered.size() < needed) {
                answers[replica.id] = answer;
                answered.add(replica);
                if (answered.size() == needed) {
                    compare();
                }
            }
        });
    }

    private void request(Node replica, Slice part, java.util.function.Consumer<Answer> then) {
        cluster.network().send(coordinator, replica, () -> {
            Answer answer = replica.read(key, part);
            cluster.network().send(replica, coordinator, () -> then.accept(answer));
        });
    }

    private Answer answer(Node replica) {
        Answer answer = answers[replica.id];
        if (answer == null) {
            throw new IllegalStateException("replica " + replica.id + " has not answered");
        }
        return answer;
    }

    private void compare() {
        Answer first = answer(answered.get(0));
        for (Node replica : answered) {
            if (!answer(replica).agreesWith(first)) {
                readAgain();
                return;
            }
        }
        end(Reconciliation.visible(first.rows()));
    }

    private void readAgain() {
        awaited = needed;
        for (Node replica : answered) {
            answers[replica.id] = null;
            request(replica, slice, answer -> {
                if (answers[replica.id] == null) {
                    answers[replica.id] = answer;
                    arrived();
                }
            });
        }
    }

    private void arrived() {
        if (--awaited == 0) {
            reconcile();
        }
    }

    private void reconcile() {
        List<Answer> all = new ArrayList<>(needed);
        for (Node replica : answered) {
            all.add(answer(replica));
        }
        Reconciliation result = new Reconciliation(key, slice, all);
        for (int i = 0; i < needed; i++) {
            if (result.needsMoreOf(i)) {
                awaited++;
            }
        }
        if (awaited == 0) {
            repair(result);
            return;
        }
        for (int i = 0; i < needed; i++) {
            if (result.needsMoreOf(i)) {
                readOn(answered.get(i), all.get(i));
            }
        }
    }

    /** Short read protection: this replica's limit was used up by rows that others know to be deleted. */
    private void readOn(Node replica, Answer known) {
        request(replica, slice.after(known.end(), slice.limit()), more -> {
            if (known.equals(answers[replica.id])) {
                answers[replica.id] = known.plus(more);
                arrived();
            }
        });
    }

    private void repair(Reconciliation result) {
        new ReadRepair(cluster, coordinator, result, () -> end(result.visible())).start(answered, asked);
    }

    private void end(List<Row> rows) {
        if (!ended) {
            ended = true;
            reply.answer(rows);
        }
    }
}
