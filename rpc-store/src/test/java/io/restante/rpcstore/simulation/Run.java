package io.restante.rpcstore.simulation;

import io.restante.routing.ShardHash;
import io.restante.rpcstore.chat.CountedChainBreaks;
import io.restante.rpcstore.chat.NewMessage;
import io.restante.rpcstore.chat.NotOwnerException;
import io.restante.rpcstore.chat.PageRequest;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.simulation.cassandra.SimulatedMessageStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** One history: three clients that send, two that pull, a supervisor that starts stores, and an enemy of them. */
final class Run {
    /** All in one shard, which keeps one chat in memory: so they are let go and loaded again all the time. */
    static final List<String> CHATS = IntStream.range(0, 10_000)
            .mapToObj(i -> "room-" + i)
            .filter(chat -> ShardHash.of(chat) == 0)
            .limit(2)
            .toList();

    private static final Duration ROUGH = Duration.ofSeconds(40);
    private static final Duration CALM = Duration.ofSeconds(25);
    /** The longest that a client waits: longer than a takeover takes. */
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(12);

    final History history = new History();
    private final World world;
    private final List<SimulatedProcess> processes = new ArrayList<>();
    private int messages;
    private boolean over;

    Run(long seed) {
        world = new World(seed);
    }

    void play() {
        supervise();
        disturb();
        world.disturbCluster();
        IntStream.range(0, 3).forEach(client -> sendNext());
        CHATS.forEach(chat -> {
            follow(chat, 0);
            look(chat);
        });
        world.time.pass(ROUGH);
        world.calm();
        world.time.pass(CALM);
        over = true;
        world.time.pass(Duration.ofSeconds(20));
    }

    CountedChainBreaks breaks() {
        return world.breaks;
    }

    List<StoredMessage> rows(String chat) {
        return SimulatedMessageStore.stored(world.cluster, chat);
    }

    /** Keeps a store running, and now and then starts another one beside it. */
    private void supervise() {
        processes.removeIf(SimulatedProcess::isDead);
        if (processes.isEmpty() || world.chance(0.02)) {
            processes.add(new SimulatedProcess(world));
        }
        if (!over) {
            world.time.after(Duration.ofMillis(200), this::supervise);
        }
    }

    private void disturb() {
        if (!world.isRough()) {
            return;
        }
        SimulatedProcess victim = processes.get(world.random.nextInt(processes.size()));
        switch (world.random.nextInt(6)) {
            case 0, 1 -> victim.die();
            case 2 -> victim.pause(Duration.ofMillis(world.random.nextInt(2_000)));
            case 3 -> victim.pause(Duration.ofMillis(3_000 + world.random.nextInt(6_000)));
            default -> victim.stepClock(Duration.ofMillis(world.random.nextInt(4_000) - 2_000L));
        }
        world.time.after(Duration.ofMillis(world.random.nextInt(8_000)), this::disturb);
    }

    private void sendNext() {
        if (over) {
            return;
        }
        boolean keyed = world.random.nextInt(4) > 0;
        String chat = CHATS.get(world.random.nextInt(CHATS.size()));
        History.Send send = new History.Send(chat, "m" + messages++, keyed, world.time.nanos());
        history.sends.add(send);
        attempt(send, keyed ? 20 : 1);
    }

    private void attempt(History.Send send, int attempts) {
        NewMessage message = new NewMessage(send.text, "sender", send.keyed ? "key-" + send.text : null);
        CompletableFuture<Long> answer =
                routed(process -> process.chats().send(send.chat, message)).thenApply(receipt -> receipt.sendTime());
        onceDone(
                answer,
                sendTime -> {
                    send.answered = world.time.nanos();
                    send.sendTime = sendTime;
                    afterPause(this::sendNext);
                },
                () -> {
                    if (attempts > 1 && !over) {
                        // Sometimes so late that many other messages stand after the one that is repeated.
                        Duration late = Duration.ofMillis(1 + world.random.nextInt(world.chance(0.5) ? 5_000 : 250));
                        world.time.after(late, () -> attempt(send, attempts - 1));
                    } else {
                        afterPause(this::sendNext);
                    }
                });
    }

    /** The poller's loop: never goes back, so it must never have missed anything. */
    private void follow(String chat, long cursor) {
        pull(chat, cursor, false, next -> follow(chat, next), () -> follow(chat, cursor));
    }

    /** Looks at the newest messages, and at what stands before some message. */
    private void look(String chat) {
        long cursor = world.random.nextBoolean() || history.pulls.isEmpty()
                ? 0
                : history.pulls
                        .get(world.random.nextInt(history.pulls.size()))
                        .page()
                        .nextCursor();
        pull(chat, cursor, true, next -> look(chat), () -> look(chat));
    }

    private void pull(String chat, long cursor, boolean reverse, LongConsumer then, Runnable otherwise) {
        if (over) {
            return;
        }
        long invoked = world.time.nanos();
        PageRequest request = new PageRequest(cursor, 1 + world.random.nextInt(12), reverse, 1 << 20);
        onceDone(
                world.random.nextInt(4) == 0
                        ? process().chats().pullGated(chat, request)
                        : routed(process -> process.chats().pull(chat, request)),
                page -> {
                    history.pulls.add(new History.Pull(chat, cursor, reverse, invoked, page));
                    afterPause(() -> then.accept(page.nextCursor()));
                },
                () -> afterPause(otherwise));
    }

    private SimulatedProcess process() {
        return processes.get(world.random.nextInt(processes.size()));
    }

    /** Asks one process after another until it is not told to go elsewhere. */
    private <T> CompletableFuture<T> routed(Function<SimulatedProcess, CompletableFuture<T>> call) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        route(call, answer);
        return answer;
    }

    private <T> void route(Function<SimulatedProcess, CompletableFuture<T>> call, CompletableFuture<T> answer) {
        CompletableFuture<T> tried = call.apply(process());
        answer.whenComplete((result, failure) -> {
            if (answer.isCancelled()) {
                tried.cancel(false);
            }
        });
        tried.whenComplete((result, failure) -> {
            if (failure == null) {
                answer.complete(result);
            } else if (failure instanceof NotOwnerException) {
                Runnable again = () -> {
                    if (!answer.isDone()) {
                        route(call, answer);
                    }
                };
                world.time.after(Duration.ofMillis(20), again);
            } else {
                answer.completeExceptionally(failure);
            }
        });
    }

    private Duration patience() {
        return world.random.nextBoolean() ? MOST_PATIENCE : Duration.ofSeconds(1);
    }

    private void afterPause(Runnable next) {
        world.time.after(Duration.ofMillis(1 + world.random.nextInt(250)), next);
    }

    /** As a client that waits no longer than its deadline, and hears no answer after it. */
    private <T> void onceDone(CompletableFuture<T> answer, Consumer<T> then, Runnable otherwise) {
        boolean[] done = new boolean[1];
        answer.whenComplete((result, failure) -> {
            if (!done[0]) {
                done[0] = true;
                if (failure == null) {
                    then.accept(result);
                } else {
                    otherwise.run();
                }
            }
        });
        world.time.after(patience(), () -> {
            if (!done[0]) {
                done[0] = true;
                answer.cancel(false);
                otherwise.run();
            }
        });
    }
}
