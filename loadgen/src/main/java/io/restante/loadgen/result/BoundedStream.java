package io.restante.loadgen.result;

import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Hands items to any number of subscribers, in the order in which they came, on threads of its own. It never waits for one: each has
 * a buffer, and what comes while that is full is dropped for this subscriber and counted. Safe for use by many threads.
 */
public final class BoundedStream<T> implements Flow.Publisher<T>, AutoCloseable {
    private final SubmissionPublisher<T> publisher;
    private final LongAdder dropped = new LongAdder();

    /** A stream whose subscribers may be so many items late; it is rounded up to a power of two. */
    public BoundedStream(String name, int capacity) {
        // Its threads end by themselves, so that subscribers may still ask for what is buffered after the last item has
        // come.
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        publisher = new SubmissionPublisher<>(threads, capacity);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        publisher.subscribe(subscriber);
    }

    /** Hands out an item. */
    public void offer(T item) {
        if (publisher.hasSubscribers()) {
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
    public void close() {
        publisher.close();
    }
}
