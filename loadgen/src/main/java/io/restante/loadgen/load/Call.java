package io.restante.loadgen.load;

import io.restante.loadgen.caller.Deadline;
import io.restante.loadgen.caller.Payload;
import io.restante.loadgen.caller.Request;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** One call under way; it ends once, by whoever comes first. */
final class Call {
    private final long id;
    private final long intended;
    private final long begun;
    private final Deadline deadline;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Request request;

    /** A call that should have begun at the one time and does begin at the other. */
    Call(long id, long intended, long begun, Duration timeout) {
        this.id = id;
        this.intended = intended;
        this.begun = begun;
        this.deadline = new Deadline(timeout);
        this.request = new Request(id, Payload.EMPTY);
    }

    long id() {
        return id;
    }

    long intended() {
        return intended;
    }

    long begun() {
        return begun;
    }

    /** When it is no longer waited for. */
    long over() {
        return begun + deadline.timeout().toNanos();
    }

    Deadline deadline() {
        return deadline;
    }

    Request request() {
        return request;
    }

    void built(byte[] bytes) {
        request = new Request(id, Payload.of(bytes));
    }

    /** Ends it; false where it has ended already. */
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    boolean hasEnded() {
        return ended.get();
    }
}
