package io.restante.rpcstore.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.api.trace.SpanKind;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.Call;
import io.restante.protos.internal.CallBatch;
import io.restante.routing.ShardMaps;
import io.restante.routing.call.Outcomes;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import io.restante.routing.time.Timers;
import io.restante.routing.wire.CallWire;
import io.restante.service.trace.CallSpan;
import io.restante.service.trace.Traces;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * One peer's calls. They are started by the thread that reads them; answers come from any thread and leave together.
 * A peer that reads slowly is read from slowly.
 */
final class ExchangeStream implements StreamObserver<CallBatch> {
    /** Most calls of one peer under way; its own bound is below. */
    private static final int MOST_CALLS = 16_384;

    private final StoreDoor door;
    private final Timers timers;
    private final Traces traces;
    private final AnswerQueue answers;
    private final Map<Long, CompletableFuture<StoreAnswer>> open = new ConcurrentHashMap<>();
    private volatile boolean ending;

    private ExchangeStream(StoreDoor door, Timers timers, Traces traces, AnswerQueue answers) {
        this.door = door;
        this.timers = timers;
        this.traces = traces;
        this.answers = answers;
    }

    /** @param loop runs one thing at a time: answers are written there */
    static ExchangeStream begin(
            StoreDoor door,
            ShardMaps maps,
            WaitingPages pages,
            Timers timers,
            Traces traces,
            Executor loop,
            ServerCallStreamObserver<AnswerBatch> out) {
        ExchangeStream stream = new ExchangeStream(door, timers, traces, new AnswerQueue(out, maps, pages, loop));
        out.disableAutoRequest();
        out.setOnReadyHandler(stream.answers::schedule);
        out.request(1);
        return stream;
    }

    @Override
    public void onNext(CallBatch batch) {
        answers.callerKnows(batch.getMapVersion());
        for (Call call : batch.getCallsList()) {
            if (call.hasCancel()) {
                CompletableFuture<StoreAnswer> work = open.remove(call.getId());
                if (work != null) {
                    work.cancel(false);
                }
            } else {
                take(call, batch.getMapVersion());
            }
        }
        answers.takeNextWhenThereIsRoom();
    }

    private void take(Call call, long callersMap) {
        long id = call.getId();
        // Under way before it is looked whether the stream ends: so the end waits for it, or it is turned away.
        open.put(id, new CompletableFuture<>());
        CompletableFuture<StoreAnswer> work;
        if (ending) {
            work = CompletableFuture.completedFuture(new StoreAnswer.Moved());
        } else if (open.size() > MOST_CALLS) {
            work = refused(ErrorCode.STORE_OVERLOADED, "Too many calls of one peer are under way.");
        } else {
            work = start(call, callersMap);
        }
        open.put(id, work);
        work.whenComplete((answer, failure) -> {
            // Who has taken it back waits for no answer. It is under way until its answer waits to be written: the
            // stream must not end in between, since that would say that it was not taken.
            if (open.containsKey(id)) {
                answers.add(id, failure == null ? answer : defect());
                open.remove(id);
            }
            endIfDone();
        });
    }

    private CompletableFuture<StoreAnswer> start(Call call, long callersMap) {
        StoreCall read;
        try {
            read = CallWire.fromProto(call, timers.nanos());
        } catch (IllegalArgumentException unknown) {
            return refused(ErrorCode.MALFORMED_REQUEST, "The call is of no known kind.");
        }
        return traces.areOn() ? traced(call, read, callersMap) : door.exchanged(read, callersMap);
    }

    private CompletableFuture<StoreAnswer> traced(Call call, StoreCall read, long callersMap) {
        CallSpan span =
                traces.enter(read instanceof StoreCall.Send ? "send" : "pull", SpanKind.SERVER, call, CallWire.TRACE);
        CompletableFuture<StoreAnswer> work =
                door.exchanged(read.under(read.terms().within(span)), callersMap);
        work.whenComplete((answer, failure) -> Outcomes.end(span, answer));
        return work;
    }

    /** Answers what is under way, tells all else that it must go elsewhere, and ends. */
    void end() {
        ending = true;
        endIfDone();
    }

    private void endIfDone() {
        if (ending && open.isEmpty()) {
            answers.end();
        }
    }

    @Override
    public void onCompleted() {
        end();
    }

    @Override
    public void onError(Throwable broken) {
        gone();
    }

    /** Takes back what is under way: nobody waits for it any more. */
    void gone() {
        answers.drop();
        ending = true;
        open.keySet().forEach(id -> {
            CompletableFuture<StoreAnswer> work = open.remove(id);
            if (work != null) {
                work.cancel(false);
            }
        });
    }

    private static CompletableFuture<StoreAnswer> refused(ErrorCode code, String detail) {
        return CompletableFuture.completedFuture(new StoreAnswer.Refused(ApiException.of(code, detail)));
    }

    private static StoreAnswer defect() {
        return new StoreAnswer.Refused(
                ApiException.of(ErrorCode.INTERNAL, "The store has failed; the message may be stored."));
    }
}
