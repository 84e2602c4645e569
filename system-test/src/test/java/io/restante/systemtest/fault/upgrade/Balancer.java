package io.restante.systemtest.fault.upgrade;

import io.restante.history.operation.PullOutcome;
import io.restante.history.operation.SendOutcome;
import io.restante.systemtest.fault.load.Client;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A client behind what stands before any installation: it calls one after the other of the doors that have said lately that they are
 * ready, and goes to the next one where no connection could be made, since nothing was sent there. It repeats nothing else. Thread-safe.
 */
final class Balancer implements Client, AutoCloseable {
    private static final long LOOK_NANOS = 100_000_000;

    private final String name;
    private final List<Door> doors = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<Door> ready = List.of();
    private volatile boolean closed;

    Balancer(String name) {
        this.name = name;
        Thread looks = new Thread(this::look);
        looks.setDaemon(true);
        looks.start();
    }

    void add(Door door) {
        doors.add(door);
    }

    void remove(Door door) {
        doors.remove(door);
    }

    @Override
    public String door() {
        return name;
    }

    @Override
    public Told<SendOutcome> send(String chat, String sender, String text, @Nullable String key) {
        return anywhere(
                client -> client.send(chat, sender, text, key),
                told -> told.outcome() instanceof SendOutcome.Unknown unknown && wasNotSent(unknown.reason()));
    }

    @Override
    public Told<PullOutcome> pull(String chat, long cursor, int limit, boolean reverse) {
        return anywhere(
                client -> client.pull(chat, cursor, limit, reverse),
                told -> told.outcome() instanceof PullOutcome.Failed failed && wasNotSent(failed.reason()));
    }

    @Override
    public void close() {
        closed = true;
    }

    private <T> Told<T> anywhere(Function<Client, Told<T>> call, Predicate<Told<T>> notSent) {
        List<Door> known = ready.isEmpty() ? doors : ready;
        int first = turn.getAndIncrement();
        for (int i = 0; ; i++) {
            Told<T> told =
                    call.apply(known.get(Math.floorMod(first + i, known.size())).client());
            if (i == known.size() - 1 || !notSent.test(told)) {
                return told;
            }
        }
    }

    private static boolean wasNotSent(String reason) {
        return reason.contains(ConnectException.class.getSimpleName());
    }

    private void look() {
        while (!closed) {
            ready = doors.stream().filter(Door::isReady).toList();
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
