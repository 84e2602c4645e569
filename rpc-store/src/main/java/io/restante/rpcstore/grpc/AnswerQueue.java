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
import org.jspecify.annotations.Nullable;

/**
 * Answers that wait to leave on one stream. Whoever has an answer puts it here; the event loop, woken once, writes all
 * that waits in few messages. Where large pages wait, each second message is one of theirs, so that neither they nor
 * the small answers stand still. Thread-safe, but for what is said.
 */
final class AnswerQueue {
    /** A message ends before it is larger, but never before its first answer. */
    private static final int BATCH_BYTES = 1 << 20;
    /** An answer of more bytes is a large page. */
    private static final int SMALL_BYTES = 64 << 10;
    /** While small answers of more bytes wait, no calls are taken: whoever reads slowly is read from slowly. */
    private static final int MOST_SMALL_BYTES = 8 << 20;

    private final ServerCallStreamObserver<AnswerBatch> out;
    private final ShardMaps maps;
    private final WaitingPages pages;
    private final Executor loop;
    private final Queue<Answer> small = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> large = new ConcurrentLinkedQueue<>();
    private final AtomicLong smallBytes = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean callsAwaited = new AtomicBoolean();
    private volatile long knownVersion;
    private volatile boolean ending;
    private volatile boolean dropped;
    // For the event loop alone.
    private ShardMap told = ShardMap.EMPTY;
    private boolean largeNext;
    private boolean ended;

    AnswerQueue(ServerCallStreamObserver<AnswerBatch> out, ShardMaps maps, WaitingPages pages, Executor loop) {
        this.out = out;
        this.maps = maps;
        this.pages = pages;
        this.loop = loop;
    }

    void add(long id, StoreAnswer answer) {
        Answer proto = AnswerWire.toProto(id, answer);
        int size = proto.getSerializedSize();
        if (proto.hasPage() && !pages.tryAdd(size)) {
            add(id, new StoreAnswer.Refused(WaitingPages.refusal()));
            return;
        }
        if (size > SMALL_BYTES) {
            large.add(proto);
        } else {
            smallBytes.addAndGet(size);
            small.add(proto);
        }
        if (dropped) {
            clear();
        }
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
        dropped = true;
        clear();
    }

    private void clear() {
        while (poll(small) != null || poll(large) != null) {}
    }

    void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            loop.execute(this::write);
        }
    }

    private void write() {
        scheduled.set(false);
        while (!ended && !isEmpty() && out.isReady()) {
            out.onNext(nextBatch());
        }
        takeNext();
        if (ending && isEmpty() && !ended) {
            ended = true;
            if (!out.isCancelled()) {
                out.onCompleted();
            }
        }
    }

    private boolean isEmpty() {
        return small.isEmpty() && large.isEmpty();
    }

    private AnswerBatch nextBatch() {
        AnswerBatch.Builder batch = AnswerBatch.newBuilder();
        boolean moved = false;
        long bytes = 0;
        Queue<Answer> next = small.isEmpty() || (largeNext && !large.isEmpty()) ? large : small;
        largeNext = next == small;
        for (Answer first = next.peek(); first != null; first = next.peek()) {
            if (bytes > 0 && bytes + first.getSerializedSize() > BATCH_BYTES) {
                break;
            }
            Answer answer = poll(next);
            if (answer == null) {
                break;
            }
            bytes += answer.getSerializedSize();
            moved |= answer.hasMoved();
            batch.addAnswers(answer);
        }
        ShardMap current = maps.current();
        // Who is at the wrong store lacks something, whatever its version says: two maps may each know something newer.
        if (current != told && (moved || current.version() > knownVersion)) {
            told = current;
            batch.setNewer(ShardMapWire.toProto(current));
        }
        return batch.build();
    }

    /** The next answer, which waits no longer. */
    private @Nullable Answer poll(Queue<Answer> from) {
        Answer answer = from.poll();
        if (answer == null) {
            return null;
        }
        int size = answer.getSerializedSize();
        if (answer.hasPage()) {
            pages.remove(size);
        }
        if (size <= SMALL_BYTES) {
            smallBytes.addAndGet(-size);
        }
        return answer;
    }

    private void takeNext() {
        if (smallBytes.get() <= MOST_SMALL_BYTES && callsAwaited.compareAndSet(true, false)) {
            out.request(1);
        }
    }
}
