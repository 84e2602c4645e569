package io.restante.rpcstore.chat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The messages that wait for the next write of their chat, in the order in which they came. Not thread-safe. */
final class SendQueue {
    private final ChatLimits limits;
    private final Deque<PendingSend> waiting = new ArrayDeque<>(4);

    SendQueue(ChatLimits limits) {
        this.limits = limits;
    }

    void add(PendingSend send) {
        waiting.addLast(send);
    }

    /** Takes out one message; false where it is not here. */
    boolean remove(PendingSend send) {
        return waiting.remove(send);
    }

    /** Takes out the messages of the next write. */
    List<PendingSend> takeBatch() {
        List<PendingSend> batch = new ArrayList<>(Math.min(waiting.size(), limits.batchMessages()));
        int bytes = 0;
        while (!waiting.isEmpty() && batch.size() < limits.batchMessages()) {
            bytes += waiting.getFirst().weight();
            if (bytes > limits.batchBytes() && !batch.isEmpty()) {
                break;
            }
            batch.add(waiting.removeFirst());
        }
        return batch;
    }

    /** Takes out all. */
    List<PendingSend> takeAll() {
        List<PendingSend> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
