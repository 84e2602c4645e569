package io.restante.loadgen.command;

import io.restante.loadgen.measure.Tick;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Gives each second to several, one after the other. */
final class Ticks implements Flow.Subscriber<Tick> {
    private final List<Consumer<Tick>> consumers;
    private final CompletableFuture<Void> complete = new CompletableFuture<>();

    Ticks(List<Consumer<Tick>> consumers) {
        this.consumers = List.copyOf(consumers);
    }

    /** Waits for the last second; throws what a consumer has thrown. */
    void join() {
        complete.join();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Tick tick) {
        consumers.forEach(consumer -> consumer.accept(tick));
    }

    @Override
    public void onError(Throwable failure) {
        complete.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        complete.complete(null);
    }
}
