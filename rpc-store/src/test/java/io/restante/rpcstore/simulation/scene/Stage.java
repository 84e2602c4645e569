package io.restante.rpcstore.simulation.scene;

import io.restante.routing.ShardHash;
import io.restante.rpcstore.chat.ChainBreaks;
import io.restante.rpcstore.chat.NewMessage;
import io.restante.rpcstore.chat.Page;
import io.restante.rpcstore.chat.PageRequest;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.simulation.cassandra.Node;
import io.restante.rpcstore.simulation.cassandra.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * A calm cluster and stores of one chat, for a script that says just what is late and who stands still when. What chance
 * brings about once in 100,000 runs happens here in each.
 */
final class Stage {
    /** Everything soon, but that no shard moves from a store that lives unless the script lets it. */
    private static final LeaseTimes TIMES = new LeaseTimes(
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofMillis(1_500),
            Duration.ofHours(1));

    private static final String CHAT = IntStream.iterate(0, i -> i + 1)
            .mapToObj(i -> "room-" + i)
            .filter(chat -> ShardHash.of(chat) == 0)
            .findFirst()
            .orElseThrow();
    private static final int MOST_TEXT = 1 << 20;

    final Witness witness = new Witness();
    private final Backdrop backdrop;
    private final List<Actor> actors = new ArrayList<>();

    /** @param segmentMessages after so many a segment is full */
    Stage(int segmentMessages) {
        this(segmentMessages, TIMES.calm());
    }

    /** @param calm how long nobody must have come or gone before a shard moves from a store that lives */
    Stage(int segmentMessages, Duration calm) {
        LeaseTimes times = new LeaseTimes(
                TIMES.beat(), TIMES.lease(), TIMES.suspicion(), TIMES.retry(), TIMES.look(), TIMES.patience(), calm);
        backdrop = new Backdrop(times, segmentMessages);
    }

    /** Starts a store, whose clock is so much ahead. */
    Actor store(Duration ahead) {
        Actor actor = new Actor(backdrop);
        actor.stepClock(ahead);
        actors.add(actor);
        return actor;
    }

    Actor store() {
        return store(Duration.ZERO);
    }

    /** Starts a store that owns the shard, and that has stored the message 1. */
    Actor storeWithAMessage() {
        Actor first = store();
        pass(2_000);
        send(first, "1");
        pass(100);
        return first;
    }

    void pass(long millis) {
        backdrop.time.pass(Duration.ofMillis(millis));
    }

    Node node(int id) {
        return backdrop.cluster.nodes().get(id);
    }

    List<Node> nodes() {
        return backdrop.cluster.nodes();
    }

    /** Holds plain writes on their way to these nodes. */
    void hold(long millis, int... nodes) {
        IntStream.of(nodes).forEach(node -> backdrop.cluster.hold(node, Duration.ofMillis(millis)));
    }

    void holdNothing() {
        hold(0, 0, 1, 2);
    }

    void purgeTombstones() {
        nodes().forEach(node -> backdrop.cluster.compact(node, Duration.ofSeconds(30), true));
    }

    /** Sends a message, whose key is its text. */
    void send(Actor to, String text) {
        send(to, text, false);
    }

    /** The same, and it must be answered. */
    void sendInPeace(Actor to, String text) {
        send(to, text, true);
    }

    private void send(Actor to, String text, boolean due) {
        Witness.Send send = new Witness.Send(text, backdrop.time.nanos(), due);
        witness.sends.add(send);
        to.store().chats().send(CHAT, new NewMessage(text, "sender", text)).thenAccept(receipt -> {
            send.answered = backdrop.time.nanos();
            send.sendTime = receipt.sendTime();
        });
    }

    void pull(Actor from, long cursor, int limit) {
        seen(cursor, from.store().chats().pull(CHAT, new PageRequest(cursor, limit, false, MOST_TEXT)));
    }

    void pullGated(Actor from, long cursor, int limit) {
        seen(cursor, from.store().chats().pullGated(CHAT, new PageRequest(cursor, limit, false, MOST_TEXT)));
    }

    private void seen(long cursor, CompletableFuture<Page> page) {
        long invoked = backdrop.time.nanos();
        page.thenAccept(answer -> witness.pulls.add(new Witness.Pull(cursor, invoked, answer)));
    }

    /** Starts stores until the shard falls to one of them, does this just before that one asks for it, and gives it. */
    Actor storeThatAsks(Duration ahead, Runnable cue) {
        boolean[] asked = new boolean[1];
        Actor asking;
        do {
            asking = store(ahead);
            asking.on(Statement.MOVE_SHARDS, () -> {
                asked[0] = true;
                cue.run();
            });
            for (int tenths = 0; tenths < 15 && !asked[0]; tenths++) {
                pass(100);
            }
        } while (!asked[0]);
        return asking;
    }

    /** Lets everything land, kills all, and gives what a store that starts then shows to be broken. */
    List<String> finish() {
        holdNothing();
        backdrop.cluster.heal();
        pass(25_000);
        actors.forEach(Actor::die);
        Actor last = store();
        pass(5_000);
        List.copyOf(witness.sends).stream()
                .filter(send -> send.answered >= 0)
                .forEach(send -> pull(last, send.sendTime, 1));
        pass(3_000);
        int before = witness.pulls.size();
        pull(last, 0, 1_000);
        pass(3_000);
        if (witness.pulls.size() == before) {
            return List.of("the chat cannot be read any more");
        }
        return backdrop.breaks.counted(ChainBreaks.Kind.BREAK) > 0
                ? List.of("a page had a broken chain")
                : witness.broken();
    }
}
