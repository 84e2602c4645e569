package io.restante.benchmark.measure;

import io.restante.loadgen.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;

/** How long the calls to each chat took, and when. Thread-safe. */
public final class Waits implements Flow.Subscriber<Result> {
    /** A call, in nanoseconds after the start of the run. */
    private record Wait(long due, long end) {}

    private final List<List<Wait>> ofChat = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param chats how many there are: a call is to the one with its number, modulo this */
    public Waits(int chats) {
        for (int i = 0; i < chats; i++) {
            ofChat.add(new ArrayList<>());
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(Result result) {
        ofChat.get((int) (result.id() % ofChat.size()))
                .add(new Wait(result.intended(), result.intended() + result.elapsed()));
    }

    @Override
    public void onError(Throwable failure) {
        ended.countDown();
    }

    @Override
    public void onComplete() {
        ended.countDown();
    }

    /** Returns when all results have come. */
    public void await() throws InterruptedException {
        ended.await();
    }

    /** The longest time of a call to this chat that was under way within a stretch of time; 0 where none was. */
    public synchronized long longest(int chat, long from, long to) {
        return ofChat.get(chat).stream()
                .filter(wait -> wait.due() <= to && wait.end() >= from)
                .mapToLong(wait -> wait.end() - wait.due())
                .max()
                .orElse(0);
    }
}
