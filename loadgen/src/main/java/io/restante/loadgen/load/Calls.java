package io.restante.loadgen.load;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.caller.BadResponseException;
import io.restante.loadgen.caller.Payload;
import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.measure.Measurements;
import io.restante.loadgen.result.BoundedStream;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Result;
import io.restante.loadgen.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Begins calls, and makes a result of each, exactly once. */
final class Calls {
    private final Time time;
    private final AsyncCaller caller;
    private final Duration timeout;
    private final long start;
    private final Measurements measurements;
    private final BoundedStream<Result> results;
    private final Runnable afterEach;
    private final LongAdder late = new LongAdder();
    private final Releases releases = new Releases();
    private final InFlight inFlight;

    /** Calls of a run that began at {@code start}; {@code afterEach} is run when the result of a call is out. */
    Calls(
            Time time,
            AsyncCaller caller,
            Duration timeout,
            long start,
            Measurements measurements,
            BoundedStream<Result> results,
            Runnable afterEach) {
        this.time = time;
        this.caller = caller;
        this.timeout = timeout;
        this.start = start;
        this.measurements = measurements;
        this.results = results;
        this.afterEach = afterEach;
        inFlight = new InFlight(time, this::timeOut);
    }

    /** Begins a call now that should have begun at {@code intended}; false where no call may begin any more. */
    // Whatever a caller throws is its call's result.
    @SuppressWarnings("CatchingUnchecked")
    boolean begin(long id, long intended, long now) {
        Call call = new Call(id, intended, now, timeout);
        if (!inFlight.add(call)) {
            return false;
        }
        measurements.sent(now - intended);
        try {
            call.built(caller.build(id));
            caller.call(call.request(), call.deadline()).whenComplete((bytes, failure) -> answer(call, bytes, failure));
        } catch (Exception | Error e) {
            fail(call, e);
        }
        return true;
    }

    /** From now on no call begins. */
    void close() {
        inFlight.close();
    }

    /** Whether no call begins any more, and all have ended. */
    boolean over() {
        return inFlight.closedAndEmpty();
    }

    /** Answers that came after their call had ended. */
    long late() {
        return late.sum();
    }

    @SuppressWarnings("CatchingUnchecked")
    private void answer(Call call, byte @Nullable [] bytes, @Nullable Throwable failure) {
        if (failure != null) {
            fail(call, failure);
            return;
        }
        long now = time.now();
        if (call.hasEnded()) {
            late.increment();
            return;
        }
        if (bytes == null) {
            end(call, now, Payload.EMPTY, Code.FATAL, "the caller gave no bytes");
            return;
        }
        Payload response = Payload.of(bytes);
        try {
            Verdict verdict = caller.check(call.request(), bytes);
            end(call, now, response, code(verdict), verdict.message());
        } catch (Exception | Error e) {
            end(call, now, response, Code.FATAL, e.toString());
        }
    }

    private void fail(Call call, Throwable thrown) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        end(call, time.now(), Payload.EMPTY, code(failure), said(failure));
    }

    private void timeOut(Call call) {
        if (end(call, time.now(), Payload.EMPTY, Code.TIMEOUT, "no answer in " + timeout.toMillis() + " ms")) {
            releases.pass(call.deadline());
        }
    }

    private boolean end(Call call, long now, Payload response, Code code, String message) {
        if (!call.end()) {
            return false;
        }
        long elapsed = now - call.intended();
        measurements.ended(code, message, elapsed);
        results.offer(new Result(
                call.id(),
                call.request().payload(),
                response,
                code,
                message,
                call.intended() - start,
                call.begun() - start,
                elapsed));
        // Last: when none is under way, all have been counted.
        inFlight.remove(call);
        afterEach.run();
        return true;
    }

    private static Code code(Verdict verdict) {
        return switch (verdict.judgement()) {
            case OK -> Code.SUCCESS;
            case BAD_RESPONSE -> Code.RESPONSE_ERROR;
            case WRONG_CONTENT -> Code.CONTENT_ERROR;
        };
    }

    private static Code code(Throwable failure) {
        if (failure instanceof BadResponseException) {
            return Code.RESPONSE_ERROR;
        }
        if (failure instanceof IOException
                || failure instanceof CancellationException
                || failure instanceof InterruptedException) {
            return Code.CALL_ERROR;
        }
        return Code.FATAL;
    }

    private static String said(Throwable failure) {
        String message = failure.getMessage();
        boolean expected = failure instanceof BadResponseException || failure instanceof IOException;
        return expected && message != null ? message : failure.toString();
    }
}
