package io.restante.systemtest.fault.scenario;

import io.restante.history.operation.Fault.Kind;
import io.restante.systemtest.fault.cluster.StorePart;
import io.restante.systemtest.fault.load.Chat;
import io.restante.systemtest.fault.proxy.CqlProxy;
import io.restante.systemtest.fault.proxy.Direction;
import io.restante.systemtest.fault.proxy.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What goes wrong between a store and Cassandra. A store is named by one of the load's chats, which it owns when it happens. */
public final class LinkScenarios {
    /** The new owner gets so far before a write of the former one comes. */
    private static final int SENDS_OF_NEXT_OWNER = 5;

    private static final int PULLS_AFTERWARDS = 8;

    private LinkScenarios() {}

    /**
     * A mutation is on its way when its store dies or stands still, and arrives when another store has taken the chat over and
     * has stored messages of its own.
     *
     * @param killed whether the store dies; otherwise it goes on in the end, and hears that its mutation was stored
     */
    public static Scenario heldMutation(int chat, boolean killed) {
        String kind = killed ? "held-mutation-of-a-killed-store" : "held-mutation-of-a-paused-store";
        return new Scenario(kind, "of the owner of chat " + chat, stage -> {
            StorePart store = stage.owner(chat);
            Hold hold = store.links().hold();
            stage.record(Kind.HOLD, store.name());
            stage.await("a mutation is held", () -> hold.chat().isPresent());
            Chat held = stage.chat(hold.chat().orElseThrow());
            long epoch = stage.epoch(held.name());
            if (killed) {
                stage.kill(store);
            } else {
                stage.pause(store);
            }
            stage.await("another store has taken over", () -> stage.epoch(held.name()) > epoch);
            long stored = held.stored() + SENDS_OF_NEXT_OWNER;
            stage.await("the next owner stores messages", () -> held.stored() >= stored);
            if (hold.release() == 0) {
                throw new AssertionError("what was held could not be let go: its connection to the node is gone");
            }
            stage.record(Kind.RELEASE, store.name());
            long pulled = held.pulled() + PULLS_AFTERWARDS;
            stage.await("the chat is read", () -> held.pulled() >= pulled);
            if (killed) {
                stage.start(store);
            } else {
                stage.resume(store);
            }
        });
    }

    /** Mutations go through and their answers never come: their outcomes are unknown until they are repeated. */
    public static Scenario droppedAnswers(int chat, int least) {
        return new Scenario("dropped-answers", least + " or more to the owner of chat " + chat, stage -> {
            StorePart store = stage.owner(chat);
            stage.record(Kind.PARTITION, store.name() + " answers");
            store.links().dropAnswers(true);
            stage.await("answers are dropped", () -> store.links().droppedAnswers() >= least);
            store.links().dropAnswers(false);
            stage.record(Kind.HEAL, store.name() + " answers");
        });
    }

    /**
     * The links of a store are cut.
     *
     * @param node the node to which it is cut, from 0; -1 for all
     * @param late whether what waited meanwhile arrives in the end
     */
    public static Scenario cut(int chat, int node, Direction direction, Duration length, boolean late) {
        String description = "the owner of chat %d, %s, %s, for %d ms, what waited %s"
                .formatted(
                        chat,
                        node < 0 ? "all nodes" : "cassandra-" + (node + 1),
                        direction.name().toLowerCase(Locale.ROOT),
                        length.toMillis(),
                        late ? "comes late" : "is lost");
        String kind = (node < 0 ? "cut-from-all-" : "cut-from-one-")
                + direction.name().toLowerCase(Locale.ROOT);
        return new Scenario(kind, description, stage -> {
            List<CqlProxy> all = stage.owner(chat).links().links();
            List<CqlProxy> links = node < 0 ? all : List.of(all.get(node));
            for (CqlProxy link : links) {
                stage.record(Kind.PARTITION, link.name());
                link.cut(direction);
            }
            stage.hold(length);
            for (CqlProxy link : links) {
                link.heal(late);
                stage.record(Kind.HEAL, link.name());
            }
        });
    }
}
