package io.restante.routing.link;

import io.restante.protos.internal.CallBatch;
import io.restante.routing.wire.CallWire;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of one link that are not answered: those that wait to leave and those that have left. For its event loop. */
final class OpenCalls {
    private final Deque<OpenCall> waiting = new ArrayDeque<>();
    private final Map<Long, OpenCall> sent = new HashMap<>();
    private final Deque<Long> withdrawn = new ArrayDeque<>();
    private final int batchBytes;
    private long lastId;

    /** @param batchBytes a message ends before it is larger, but never before its first call */
    OpenCalls(int batchBytes) {
        this.batchBytes = batchBytes;
    }

    void add(OpenCall call) {
        waiting.add(call);
    }

    boolean nothingToSend() {
        return waiting.isEmpty() && withdrawn.isEmpty();
    }

    /** What goes into the next message: all that was taken back, and calls while they fit. May be empty. */
    CallBatch nextBatch(long now, long mapVersion) {
        CallBatch.Builder batch = CallBatch.newBuilder().setMapVersion(mapVersion);
        for (Long id = withdrawn.poll(); id != null; id = withdrawn.poll()) {
            batch.addCalls(CallWire.cancel(id));
        }
        long bytes = 0;
        for (OpenCall next = waiting.peek(); next != null; next = waiting.peek()) {
            if (bytes > 0 && bytes + next.bytes > batchBytes) {
                break;
            }
            waiting.remove();
            if (next.answer.isDone()) {
                continue;
            }
            if (now - next.due() >= 0) {
                next.end();
                continue;
            }
            next.sentAs(++lastId);
            sent.put(lastId, next);
            bytes += next.bytes;
            batch.addCalls(CallWire.toProto(lastId, next.call, now));
        }
        return batch.build();
    }

    /** The call of this id, which is now answered; null where nobody waits for it. */
    @Nullable OpenCall takeSent(long id) {
        return sent.remove(id);
    }

    /** Takes a call back; answers whether the store must be told. */
    boolean withdraw(OpenCall call) {
        boolean left = call.isSent() && sent.remove(call.id(), call);
        if (left) {
            withdrawn.add(call.id());
        }
        return left;
    }

    /** There is no stream: what has left is unknown, all else is not sent. */
    void endAll() {
        takeAll().forEach(OpenCall::end);
    }

    /** The store has ended the stream in order: what has left and was not answered was not taken, all else is not sent. */
    void turnAwayAll() {
        takeAll().forEach(OpenCall::turnAway);
    }

    private List<OpenCall> takeAll() {
        List<OpenCall> ended = new ArrayList<>(waiting);
        ended.addAll(sent.values());
        waiting.clear();
        sent.clear();
        withdrawn.clear();
        return ended;
    }

    /** Ends what is due; answers when the next call is, null where there is none. */
    @Nullable Long endDue(long now) {
        List<OpenCall> due = new ArrayList<>(0);
        Long next = null;
        for (OpenCall call : waiting) {
            next = Sweeps.sort(call, now, due, next);
        }
        waiting.removeAll(due);
        for (OpenCall call : sent.values()) {
            next = Sweeps.sort(call, now, due, next);
        }
        for (OpenCall call : due) {
            if (call.isSent()) {
                sent.remove(call.id());
                withdrawn.add(call.id());
            }
            call.end();
        }
        return next;
    }
}
