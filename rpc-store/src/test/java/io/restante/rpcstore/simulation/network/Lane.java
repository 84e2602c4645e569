package io.restante.rpcstore.simulation.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** One direction of a connection: in order, each message once, until it breaks. */
final class Lane {
    /** Above so many that were not taken, who sends is told to wait. */
    private static final int WINDOW = 8;

    private final Wires wires;
    private final Host from;
    private final Host to;
    private final Consumer<Object> deliver;
    private final Runnable onRoom;
    private final Deque<Object> stalled = new ArrayDeque<>();
    private final Deque<Object> arrived = new ArrayDeque<>();
    private long lastArrival;
    private int untaken;
    private int requested;
    private boolean wasFull;
    private boolean broken;
    private long heardAt;

    /**
     * @param deliver takes each message, in the process {@code to}
     * @param onRoom called in the process {@code from} when it may send again
     */
    Lane(Wires wires, Host from, Host to, Consumer<Object> deliver, Runnable onRoom) {
        this.wires = wires;
        this.from = from;
        this.to = to;
        this.deliver = deliver;
        this.onRoom = onRoom;
        this.heardAt = wires.time().nanos();
    }

    boolean hasRoom() {
        wasFull |= untaken >= WINDOW;
        return untaken < WINDOW;
    }

    /** Sends a message that waits until it is asked for. */
    void send(Object message) {
        untaken++;
        from.letOut(() -> travel(message));
    }

    /** Sends something that nobody asks for: whether anybody may still send or not, by the kernel. */
    void signal(Signal signal) {
        travel(signal);
    }

    void request(int count) {
        requested += count;
        to.run(this::take);
    }

    /** What is on its way never arrives. */
    void breakOff() {
        broken = true;
        stalled.clear();
        arrived.clear();
    }

    void heal() {
        if (!wires.isCut(from, to)) {
            while (!stalled.isEmpty()) {
                travel(stalled.remove());
            }
        }
    }

    /** When something arrived last. */
    long heardAt() {
        return heardAt;
    }

    private void travel(Object message) {
        if (broken) {
            return;
        }
        if (wires.isCut(from, to)) {
            stalled.add(message);
            return;
        }
        long now = wires.time().nanos();
        lastArrival = Math.max(lastArrival, now + wires.hop());
        wires.time().after(lastArrival - now, () -> {
            if (broken) {
                return;
            }
            arrived.add(message);
            to.run(this::take);
        });
    }

    private void take() {
        while (!broken && !arrived.isEmpty()) {
            Object next = arrived.element();
            if (!(next instanceof Signal)) {
                if (requested == 0) {
                    return;
                }
                requested--;
                untaken--;
            }
            arrived.remove();
            heardAt = wires.time().nanos();
            wires.tap().arrived(from.address(), to.address(), next);
            deliver.accept(next);
            if (wasFull && untaken < WINDOW / 2) {
                wasFull = false;
                wires.time().after(wires.hop(), () -> from.run(onRoom));
            }
        }
    }
}
