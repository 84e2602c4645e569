package io.restante.rpcstore.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.restante.protos.internal.Answer;
import io.restante.protos.internal.AnswerBatch;
import io.restante.routing.ShardMap;
import io.restante.routing.ShardMaps;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.wire.AnswerWire;
import io.restante.routing.wire.ShardMapWire;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers that wait to leave on one stream. Whoever has an answer puts it here; the event loop, woken once, writes all
 * that waits in few messages. Thread-safe, but for what is said.
 */
final class AnswerQueue {
    /** A message ends before it is larger, but never before its first answer. */
    private static final int BATCH_BYTES = 1 << 20;
    /** While more waits than this, no calls are taken. */
    private static final int MOST_BYTES = 8 << 20;

    private final ServerCallStreamObserver<AnswerBatch> out;
    private final ShardMaps maps;
    private final Executor loop;
    private final Queue<Answer> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean callsAwaited = new AtomicBoolean();
    private volatile long knownVersion;
    private volatile boolean ending;
    // For the event loop alone.
    private ShardMap told = ShardMap.EMPTY;
    private boolean ended;

    AnswerQueue(ServerCallStreamObserver<AnswerBatch> out, ShardMaps maps, Executor loop) {
        this.out = out;
        this.maps = maps;
        this.loop = loop;
    }

    void add(long id, StoreAnswer answer) {
        Answer proto = AnswerWire.toProto(id, answer);
        waitingBytes.addAndGet(proto.getSerializedSize());
        waiting.add(proto);
        schedule();
    }

    void callerKnows(long version) {
        knownVersion = version;
    }

    /** Takes the peer's next message, now or when enough was written. */
    void takeNextWhenThereIsRoom() {
        callsAwaited.set(true);
        takeNext();
    }

    /** No answer follows those that wait. */
    void end() {
        ending = true;
        schedule();
    }

    /** Nobody reads any more. */
    void drop() {
        waiting.clear();
        waitingBytes.set(0);
    }

    void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            loop.execute(this::write);
        }
    }

    private void write() {
        scheduled.set(false);
        while (!ended && !waiting.isEmpty() && out.isReady()) {
            out.onNext(nextBatch());
        }
        takeNext();
        if (ending && waiting.isEmpty() && !ended) {
            ended = true;
            if (!out.isCancelled()) {
                out.onCompleted();
            }
        }
    }

    private AnswerBatch nextBatch() {
        AnswerBatch.Builder batch = AnswerBatch.newBuilder();
        boolean moved = false;
        long bytes = 0;
        for (Answer next = waiting.peek(); next != null; next = waiting.peek()) {
            int size = next.getSerializedSize();
            if (bytes > 0 && bytes + size > BATCH_BYTES) {
                break;
            }
            waiting.remove();
            waitingBytes.addAndGet(-size);
            bytes += size;
            moved |= next.hasMoved();
            batch.addAnswers(next);
        }
        ShardMap current = maps.current();
        // Who is at the wrong store lacks something, whatever its version says: two maps may each know something newer.
        if (current != told && (moved || current.version() > knownVersion)) {
            told = current;
            batch.setNewer(ShardMapWire.toProto(current));
        }
        return batch.build();
    }

    private void takeNext() {
        if (waitingBytes.get() <= MOST_BYTES && callsAwaited.compareAndSet(true, false)) {
            out.request(1);
        }
    }
}
