package io.restante.rpcstore.simulation.cassandra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One read of a whole table whose partitions have few rows each: a range read at QUORUM. As {@link ReadRequest}, but
 * that all partitions come in one answer, that no digests are asked for, and that each partition in which the answers
 * differ is repaired.
 */
final class ScanRequest {
    private static final long SPECULATION_NANOS = 50_000_000;

    private final Cluster cluster;
    private final Node coordinator;
    private final Table table;
    private final Reply<List<Row>> reply;
    private final List<Node> asked = new ArrayList<>();
    private final List<Node> answered = new ArrayList<>();
    private final List<Map<PartitionKey, Answer>> answers = new ArrayList<>();
    private int repairs;
    private boolean ended;

    private ScanRequest(Cluster cluster, Node coordinator, Table table, Reply<List<Row>> reply) {
        this.cluster = cluster;
        this.coordinator = coordinator;
        this.table = table;
        this.reply = reply;
    }

    static void start(Cluster cluster, Node coordinator, Table table, Reply<List<Row>> reply) {
        List<Node> live = cluster.seenAlive(coordinator);
        if (live.size() < cluster.quorum()) {
            reply.refuse();
            return;
        }
        new ScanRequest(cluster, coordinator, table, reply).ask(cluster.shuffled(live));
    }

    private void ask(List<Node> live) {
        for (Node replica : live.subList(0, cluster.quorum())) {
            ask(replica);
        }
        if (live.size() > cluster.quorum()) {
            coordinator.later(SPECULATION_NANOS, () -> {
                if (answered.size() < cluster.quorum()) {
                    ask(live.get(cluster.quorum()));
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
        cluster.network().send(coordinator, replica, () -> {
            Map<PartitionKey, Answer> answer = replica.scan(table);
            cluster.network().send(replica, coordinator, () -> take(replica, answer));
        });
    }

    private void take(Node replica, Map<PartitionKey, Answer> answer) {
        if (answered.contains(replica) || answered.size() == cluster.quorum()) {
            return;
        }
        answered.add(replica);
        answers.add(answer);
        if (answered.size() == cluster.quorum()) {
            reconcile();
        }
    }

    private void reconcile() {
        TreeSet<PartitionKey> keys = new TreeSet<>(PartitionKey.ORDER);
        answers.forEach(answer -> keys.addAll(answer.keySet()));
        List<Reconciliation> differing = new ArrayList<>(0);
        List<Row> rows = new ArrayList<>(keys.size());
        keys.forEach(key -> rows.addAll(reconciled(key, differing)));
        repairs = differing.size();
        if (repairs == 0) {
            end(rows);
        }
        for (Reconciliation result : differing) {
            new ReadRepair(cluster, coordinator, result, () -> repaired(rows)).start(answered, asked);
        }
    }

    private List<Row> reconciled(PartitionKey key, List<Reconciliation> differing) {
        List<Answer> all = new ArrayList<>(answers.size());
        for (Map<PartitionKey, Answer> answer : answers) {
            @Nullable Answer own = answer.get(key);
            all.add(own == null ? Answer.NOTHING : own);
        }
        if (Answer.agree(all)) {
            return Reconciliation.visible(all.get(0).rows());
        }
        Reconciliation result = new Reconciliation(key, Slice.ALL, all);
        differing.add(result);
        return result.visible();
    }

    private void repaired(List<Row> rows) {
        if (--repairs == 0) {
            end(rows);
        }
    }

    private void end(List<Row> rows) {
        if (!ended) {
            ended = true;
            reply.answer(rows);
        }
    }
}
