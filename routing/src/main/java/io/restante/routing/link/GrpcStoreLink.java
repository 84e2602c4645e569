package io.restante.routing.link;

import io.grpc.Status;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.protos.internal.Answer;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.CallBatch;
import io.restante.routing.ShardMaps;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import io.restante.routing.call.StoreLink;
import io.restante.routing.time.Timers;
import io.restante.routing.wire.AnswerWire;
import io.restante.routing.wire.CallWire;
import io.restante.routing.wire.ShardMapWire;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One store, over one long stream. Whoever calls puts the call into a queue; the event loop, woken once, takes all that
 * waits and sends it in few messages. A call leaves only while the stream takes messages at once; when the stream
 * breaks, what has left is unknown and all else is not sent. Thread-safe.
 */
final class GrpcStoreLink implements StoreLink {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcStoreLink.class);

    private final String address;
    private final StoreChannels channels;
    private final Executor loop;
    private final ShardMaps maps;
    private final Timers timers;
    private final LinkLimits limits;
    private final Room room;
    private final Queue<OpenCall> incoming = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean flushing = new AtomicBoolean();
    private volatile long lastUsed;

    // All below is for the event loop alone.
    private final Deque<OpenCall> waiting = new ArrayDeque<>();
    private final Map<Long, OpenCall> sent = new HashMap<>();
    private final Deque<Long> withdrawn = new ArrayDeque<>();
    private final Sweeps sweeps;
    private @Nullable CallStream stream;
    private long lastId;
    private long pause;
    private long shutUntil;
    private boolean closed;

    GrpcStoreLink(String address, StoreChannels channels, ShardMaps maps, Timers timers, LinkLimits limits) {
        this.address = address;
        this.channels = channels;
        this.loop = channels.loop();
        this.maps = maps;
        this.timers = timers;
        this.limits = limits;
        this.room = new Room(limits);
        this.sweeps = new Sweeps(timers, this::execute, this::sweep);
        this.lastUsed = timers.nanos();
        this.shutUntil = lastUsed;
    }

    @Override
    public CompletableFuture<StoreAnswer> call(StoreCall call) {
        lastUsed = timers.nanos();
        OpenCall open = new OpenCall(call);
        if (!room.tryTake(open.bytes)) {
            return CompletableFuture.completedFuture(new StoreAnswer.Refused(
                    ApiException.of(ErrorCode.STORE_OVERLOADED, "Too many calls of one store are under way.")));
        }
        open.answer.whenComplete((done, failure) -> {
            room.giveBack(open.bytes);
            if (open.answer.isCancelled()) {
                execute(() -> withdraw(open));
            }
        });
        incoming.add(open);
        if (flushing.compareAndSet(false, true) && !execute(this::flush)) {
            // The event loop is no more. What it had is for close().
            flushing.set(false);
            for (OpenCall next = incoming.poll(); next != null; next = incoming.poll()) {
                next.end();
            }
        }
        return open.answer;
    }

    /** Whether it was not used for long. */
    boolean isIdle() {
        return room.isEmpty() && timers.nanos() - lastUsed > limits.idle().toNanos();
    }

    /** Ends what is under way, and takes nothing any more. */
    void close() {
        execute(() -> {
            closed = true;
            CallStream open = stream;
            if (open != null) {
                open.close("The link is closed.");
            }
            settle();
        });
    }

    private void flush() {
        flushing.set(false);
        for (OpenCall next = incoming.poll(); next != null; next = incoming.poll()) {
            waiting.add(next);
            sweeps.watch(next.due());
        }
        pump();
    }

    /** Sends what waits, as far as the stream takes it. */
    void pump() {
        if (waiting.isEmpty() && withdrawn.isEmpty()) {
            return;
        }
        long now = timers.nanos();
        CallStream open = stream;
        if (closed || (open == null && now - shutUntil < 0)) {
            settle();
            return;
        }
        if (open == null) {
            open = CallStream.open(this, channels.toStore(address, loop), loop);
            stream = open;
        }
        while (open.isReady() && !(waiting.isEmpty() && withdrawn.isEmpty())) {
            CallBatch batch = nextBatch(now);
            if (batch.getCallsCount() > 0) {
                open.send(batch);
            }
        }
    }

    private CallBatch nextBatch(long now) {
        CallBatch.Builder batch =
                CallBatch.newBuilder().setMapVersion(maps.current().version());
        for (Long id = withdrawn.poll(); id != null; id = withdrawn.poll()) {
            batch.addCalls(CallWire.cancel(id));
        }
        long bytes = 0;
        for (OpenCall next = waiting.peek(); next != null; next = waiting.peek()) {
            if (bytes > 0 && bytes + next.bytes > limits.batchBytes()) {
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

    void answered(AnswerBatch batch) {
        pause = 0;
        if (batch.hasNewer()) {
            try {
                maps.learn(ShardMapWire.fromProto(batch.getNewer()));
            } catch (IllegalArgumentException defect) {
                LOG.error("The store at {} sent a shard map that cannot be read", address, defect);
            }
        }
        for (Answer answer : batch.getAnswersList()) {
            OpenCall call = sent.remove(answer.getId());
            if (call != null) {
                call.answer.complete(AnswerWire.fromProto(answer));
            }
        }
    }

    void broken(CallStream which, Status status) {
        if (which != stream) {
            return;
        }
        if (pause == 0) {
            LOG.warn("The link to the store at {} is broken: {}", address, status);
        }
        long shortest = limits.shortestPause().toNanos();
        pause = pause == 0
                ? shortest
                : Math.min(2 * pause, limits.longestPause().toNanos());
        shutUntil = timers.nanos() + pause;
        settle();
    }

    /** There is no stream: what has left is unknown, all else is not sent. */
    private void settle() {
        stream = null;
        List<OpenCall> ended = new ArrayList<>(waiting);
        ended.addAll(sent.values());
        waiting.clear();
        sent.clear();
        withdrawn.clear();
        ended.forEach(OpenCall::end);
    }

    private void withdraw(OpenCall call) {
        if (call.isSent() && sent.remove(call.id(), call)) {
            withdrawn.add(call.id());
            pump();
        }
    }

    /** Ends what is due; answers when the next call is, null where there is none. */
    private @Nullable Long sweep(long now) {
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
        pump();
        return next;
    }

    private boolean execute(Runnable task) {
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException ended) {
            return false;
        }
    }
}
