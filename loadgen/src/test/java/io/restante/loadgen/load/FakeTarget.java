package io.restante.loadgen.load;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.caller.Deadline;
import io.restante.loadgen.caller.Request;
import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.time.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongUnaryOperator;

/** Answers each request with its own bytes, after a time that depends on when it came. */
final class FakeTarget implements AsyncCaller {
    static final long NEVER = Long.MAX_VALUE;

    private final VirtualTime time;
    private final long start;
    private final LongUnaryOperator delay;
    private final List<Long> arrivals = new ArrayList<>();

    /** A target that answers what comes so many nanoseconds after now with the delay that is given for that. */
    FakeTarget(VirtualTime time, LongUnaryOperator delay) {
        this.time = time;
        this.start = time.now();
        this.delay = delay;
    }

    /** When requests came, in nanoseconds after the start. */
    List<Long> arrivals() {
        return arrivals;
    }

    @Override
    public byte[] build(long id) {
        return Long.toString(id).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public CompletionStage<byte[]> call(Request request, Deadline deadline) {
        long arrival = time.now() - start;
        arrivals.add(arrival);
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        long nanos = delay.applyAsLong(arrival);
        if (nanos != NEVER) {
            time.in(nanos, () -> answer.complete(request.payload().bytes()));
        }
        return answer;
    }

    @Override
    public Verdict check(Request request, byte[] response) {
        return Verdict.ok();
    }
}
