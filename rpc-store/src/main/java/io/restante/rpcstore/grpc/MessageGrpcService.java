package io.restante.rpcstore.grpc;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.protos.api.SendResponse;
import io.restante.routing.call.StoreAnswer;
import io.restante.service.trace.CallSpan;
import io.restante.service.trace.Traces;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The public calls: hands them to the {@link StoreDoor}, and never waits. */
final class MessageGrpcService extends MessageServiceGrpc.MessageServiceImplBase {
    private final StoreDoor door;
    private final WaitingPages pages;
    private final Duration deadline;
    private final Traces traces;

    /** @param deadline of a call without one */
    MessageGrpcService(StoreDoor door, WaitingPages pages, Duration deadline, Traces traces) {
        this.door = door;
        this.pages = pages;
        this.deadline = deadline;
        this.traces = traces;
    }

    @Override
    public void send(SendRequest request, StreamObserver<SendResponse> responses) {
        ReplayMark mark = ReplayMark.ofCall();
        answer(door.send(request, within(), span()), responses, () -> {}, (outcome, call) -> {
            StoreAnswer.Stored stored = (StoreAnswer.Stored) outcome;
            mark(stored, mark);
            call.onNext(SendResponse.newBuilder().setSendTime(stored.sendTime()).build());
            call.onCompleted();
        });
    }

    @Override
    public void pull(PullRequest request, StreamObserver<PullResponse> responses) {
        WaitingPages.Place place = pages.place();
        ((ServerCallStreamObserver<PullResponse>) responses).setOnCloseHandler(place::end);
        answer(door.pull(request, within(), span()), responses, place::end, (outcome, call) -> {
            PullResponse page = ((StoreAnswer.Page) outcome).response();
            if (place.tryTake(page.getSerializedSize())) {
                call.onNext(page);
                call.onCompleted();
            } else {
                call.onError(WaitingPages.refusal());
            }
        });
    }

    private CallSpan span() {
        return traces.areOn() ? CallTracing.ofCall() : CallSpan.NONE;
    }

    private Duration within() {
        Deadline ofClient = Context.current().getDeadline();
        return ofClient == null ? deadline : Duration.ofNanos(ofClient.timeRemaining(TimeUnit.NANOSECONDS));
    }

    private static void mark(StoreAnswer.Stored stored, @Nullable ReplayMark mark) {
        if (stored.replayed() && mark != null) {
            mark.set();
        }
    }

    /**
     * Answers when the work is done; a caller that goes before takes its work back.
     *
     * @param gone when the caller has gone
     */
    private static <R> void answer(
            CompletableFuture<StoreAnswer> work,
            StreamObserver<R> responses,
            Runnable gone,
            BiConsumer<StoreAnswer, StreamObserver<R>> write) {
        ServerCallStreamObserver<R> call = (ServerCallStreamObserver<R>) responses;
        call.setOnCancelHandler(() -> {
            work.cancel(false);
            gone.run();
        });
        work.whenComplete((outcome, failure) -> {
            if (call.isCancelled()) {
                return;
            }
            if (failure != null) {
                call.onError(failure);
            } else if (outcome instanceof StoreAnswer.Refused refused) {
                call.onError(refused.error());
            } else {
                write.accept(outcome, call);
            }
        });
    }
}
