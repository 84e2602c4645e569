package io.restante.benchmark.load;

import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Result;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;

/** Counts what came of the calls of an overload, and of the calm after it. */
public final class SurgeAnswers implements Flow.Subscriber<Result> {
    /** A call that takes longer, in the calm, shows that the overload is not over. */
    private static final long SLOW = Duration.ofSeconds(1).toNanos();

    private final long surge;
    private final CountDownLatch ended = new CountDownLatch(1);
    private long answered;
    private long shed;
    private long shedWithoutAdvice;
    private long otherwise;
    private long lastBad;

    /** @param surge how long the overload lasts, from the start of the run */
    public SurgeAnswers(Duration surge) {
        this.surge = surge.toNanos();
        this.lastBad = this.surge;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(Result result) {
        boolean inSurge = result.intended() < surge;
        if (inSurge) {
            count(result);
        } else if (result.code() != Code.SUCCESS || result.elapsed() > SLOW) {
            lastBad = Math.max(lastBad, result.intended());
        }
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

    /** Calls of the overload that were answered with success. */
    public synchronized long answered() {
        return answered;
    }

    /** Calls of the overload that were answered 429 or 503. */
    public synchronized long shed() {
        return shed;
    }

    /** Those among them whose answer did not say when to try again. */
    public synchronized long shedWithoutAdvice() {
        return shedWithoutAdvice;
    }

    /** Calls of the overload that ended in any other way: too late, or by a connection that broke. */
    public synchronized long otherwise() {
        return otherwise;
    }

    /** How long after the overload the last call was due that was not answered within a second, with success. */
    public synchronized Duration recovery() {
        return Duration.ofNanos(lastBad - surge);
    }

    private void count(Result result) {
        if (result.code() == Code.SUCCESS) {
            answered++;
        } else if (result.message().startsWith("429 ") || result.message().startsWith("503 ")) {
            shed++;
            shedWithoutAdvice += result.message().contains("Retry-After") ? 0 : 1;
        } else {
            otherwise++;
        }
    }
}
