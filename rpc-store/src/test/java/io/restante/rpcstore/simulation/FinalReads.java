package io.restante.rpcstore.simulation;

import io.restante.history.operation.Entry;
import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Message;
import io.restante.history.operation.Pull;
import io.restante.history.operation.PullOutcome;
import io.restante.history.operation.Row;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.simulation.cassandra.Node;
import io.restante.rpcstore.simulation.cassandra.SimulatedMessageStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads every chat when nobody writes any more: from each quorum of replicas, from all, and from each one once they are repaired. */
final class FinalReads {
    private final World world;

    FinalReads(World world) {
        this.world = world;
    }

    void take() {
        List<Node> nodes = world.cluster.nodes();
        for (String chat : world.plan.chats()) {
            for (Node left : nodes) {
                List<Node> quorum = nodes.stream().filter(node -> node != left).toList();
                read(chat, "all but replica " + left.id(), quorum);
            }
            cross(chat, read(chat, FinalRead.ALL, nodes));
        }
        world.cluster.repair();
        for (String chat : world.plan.chats()) {
            nodes.forEach(node -> read(chat, "replica " + node.id(), List.of(node)));
        }
    }

    private List<StoredMessage> read(String chat, String view, List<Node> nodes) {
        List<StoredMessage> stored = SimulatedMessageStore.stored(world.cluster, nodes, chat);
        long now = world.time.nanos();
        world.history.record(new FinalRead(world.history.nextId(), chat, view, now, now, rows(stored)));
        return stored;
    }

    /** Without seals, and with {@code prev} as if there were none. */
    private static List<Row> rows(List<StoredMessage> stored) {
        List<Row> rows = new ArrayList<>(stored.size());
        Map<Long, Long> beforeSeal = new HashMap<>();
        int segment = 0;
        for (StoredMessage row : stored) {
            if (row.isSeal()) {
                beforeSeal.put(row.sendTime(), row.prev());
                segment = row.nextSegment();
                continue;
            }
            long prev = beforeSeal.getOrDefault(row.prev(), row.prev());
            rows.add(new Row(
                    new Message(row.sendTime(), row.text(), row.sender()),
                    new Row.Internals(
                            row.idempotencyKey(), segment, prev, row.batchStart(), row.batchSize(), row.epoch())));
        }
        return rows;
    }

    /** Counts seams, and pages across one. */
    private void cross(String chat, List<StoredMessage> stored) {
        Map<Long, Integer> segments = new HashMap<>();
        int segment = 0;
        for (StoredMessage row : stored) {
            segments.put(row.sendTime(), segment);
            if (row.isSeal()) {
                segment = row.nextSegment();
            }
        }
        world.coverage.count(Happening.SEAM, segment);
        for (Entry entry : world.history.entries()) {
            if (entry instanceof Pull pull
                    && pull.chat().equals(chat)
                    && pull.outcome() instanceof PullOutcome.Page page
                    && page.messages().stream()
                                    .map(message -> segments.get(message.sendTime()))
                                    .distinct()
                                    .count()
                            > 1) {
                world.coverage.count(Happening.PAGE_ACROSS_SEAM);
            }
        }
    }
}
