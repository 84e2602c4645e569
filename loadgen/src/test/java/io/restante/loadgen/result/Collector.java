package io.restante.loadgen.result;

import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

/** Keeps all that comes. */
public class Collector<T> implements Flow.Subscriber<T> {
    private final List<T> items = new ArrayList<>();
    private volatile boolean complete;

    /** All items, once no more can come. */
    public final List<T> all() {
        await().until(() -> complete);
        return items;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {
        items.add(item);
    }

    @Override
    public void onError(Throwable failure) {
        throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
        complete = true;
    }
}
