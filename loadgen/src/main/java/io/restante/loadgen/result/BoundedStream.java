package io.restante.loadgen.result;

import io.restante.loadgen.thread.Daemons;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.LongAdder;

/**
 * Hands items to any number of subscribers, in the order in which they came, to each on a thread of its own. It never waits for one:
 * each has a buffer, and what comes while that is full is dropped for this subscriber and counted. Safe for use by many threads.
 */
public final class BoundedStream<T> implements Flow.Publisher<T>, AutoCloseable {
    private final String name;
    private final int capacity;
    private final List<SubmissionPublisher<T>> publishers = new CopyOnWriteArrayList<>();
    private final LongAdder dropped = new LongAdder();
    private boolean closed;

    /** A stream whose subscribers may be so many items late; it is rounded up to a power of two. */
    public BoundedStream(String name, int capacity) {
        this.name = name;
        this.capacity = capacity;
    }

    @Override
    public synchronized void subscribe(Flow.Subscriber<? super T> subscriber) {
        SubmissionPublisher<T> publisher = new SubmissionPublisher<>(thread(), capacity);
        publisher.subscribe(subscriber);
        if (closed) {
            publisher.close();
        } else {
            publishers.add(publisher);
        }
    }

    /** Hands out an item. */
    public void offer(T item) {
        for (SubmissionPublisher<T> publisher : publishers) {
            publisher.offer(item, (subscriber, dropping) -> {
                dropped.increment();
                return false;
            });
        }
    }

    /** How many items were dropped, over all subscribers. */
    public long dropped() {
        return dropped.sum();
    }

    /** No item comes any more; subscribers still get what is buffered. */
    @Override
    public synchronized void close() {
        closed = true;
        publishers.forEach(SubmissionPublisher::close);
    }

    /**
     * One that stays as long as items come, at least one a second: who starts a thread waits until it runs, which on a busy machine
     * takes milliseconds, and here whoever takes answers would wait. It ends by itself, so that a subscriber may still ask for what
     * is buffered after the last item has come.
     */
    private Executor thread() {
        return Daemons.pool(1, new LinkedBlockingQueue<>(), () -> name);
    }
}
