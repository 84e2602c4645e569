package io.restante.rpcstore.time;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tasks in the order of their times, and those of one time in the order in which they were added. A timing wheel
 * (Varghese and Lauck, 1987) whose current slot is sorted: most tasks of a simulation are timeouts far ahead, which cost
 * nothing until their slot comes. Not thread-safe.
 */
final class TaskQueue {
    record Task(long at, long order, Runnable run) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }

        private long slot() {
            return at >> SLOT_BITS;
        }
    }

    /** A slot is about 4 ms of nanoseconds, and the wheel about 17 s. */
    private static final int SLOT_BITS = 22;

    private static final int SLOTS = 4_096;

    /** What is due in the current slot or before it. */
    private final PriorityQueue<Task> near = new PriorityQueue<>();

    private final List<List<Task>> wheel = IntStream.range(0, SLOTS)
            .<List<Task>>mapToObj(i -> new ArrayList<>(0))
            .toList();
    /** What is due a whole turn of the wheel ahead, or later. */
    private final PriorityQueue<Task> far = new PriorityQueue<>();

    private long current;
    private int onWheel;
    private long order;

    void add(long at, Runnable run) {
        place(new Task(at, order++, run));
    }

    private void place(Task task) {
        long slot = task.slot();
        if (slot <= current) {
            near.add(task);
        } else if (slot - current < SLOTS) {
            wheel.get((int) (slot % SLOTS)).add(task);
            onWheel++;
        } else {
            far.add(task);
        }
    }

    /** Takes out the first task that is due by {@code end}; null where there is none. */
    @Nullable Task poll(long end) {
        while (near.isEmpty() && (onWheel > 0 || !far.isEmpty())) {
            turn();
        }
        Task first = near.peek();
        return first == null || first.at() > end ? null : near.poll();
    }

    private void turn() {
        Task later = far.peek();
        current = onWheel == 0 && later != null ? later.slot() : current + 1;
        List<Task> due = wheel.get((int) (current % SLOTS));
        near.addAll(due);
        onWheel -= due.size();
        due.clear();
        while (later != null && later.slot() - current < SLOTS) {
            place(far.remove());
            later = far.peek();
        }
    }
}
