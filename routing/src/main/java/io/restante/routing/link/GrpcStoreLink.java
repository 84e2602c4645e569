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
import io.restante.routing.wire.ShardMapWire;
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
 * breaks, what has left is unknown and all else is not sent; when the store ends it in order, it has taken nothing that it
 * did not answer. Thread-safe.
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
    private final OpenCalls calls;
    private final Sweeps sweeps;
    private @Nullable CallStream stream;
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
        this.calls = new OpenCalls(limits.batchBytes());
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
            calls.add(next);
            sweeps.watch(next.due());
        }
        pump();
    }

    /** Sends what waits, as far as the stream takes it. */
    void pump() {
        if (calls.nothingToSend()) {
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
        while (open.isReady() && !calls.nothingToSend()) {
            CallBatch batch = calls.nextBatch(now, maps.current().version());
            if (batch.getCallsCount() > 0) {
                open.send(batch);
            }
        }
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
            OpenCall call = calls.takeSent(answer.getId());
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
        if (status.isOk()) {
            stream = null;
            calls.turnAwayAll();
        } else {
            settle();
        }
    }

    private void settle() {
        stream = null;
        calls.endAll();
    }

    private void withdraw(OpenCall call) {
        if (calls.withdraw(call)) {
            pump();
        }
    }

    private @Nullable Long sweep(long now) {
        Long next = calls.endDue(now);
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
