package io.restante.httpapi.support;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.restante.protos.internal.Answer;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.Call;
import io.restante.protos.internal.CallBatch;
import java.util.function.BiConsumer;

/** One stream of the fake store: each of its calls is answered through an observer of its own, as a unary call is. */
final class FakeExchange implements StreamObserver<CallBatch> {
    private final FakeStore store;
    private final StreamObserver<AnswerBatch> answers;

    FakeExchange(FakeStore store, StreamObserver<AnswerBatch> answers) {
        this.store = store;
        this.answers = answers;
    }

    @Override
    public void onNext(CallBatch batch) {
        for (Call call : batch.getCallsList()) {
            store.take(
                    call,
                    observer(call, (answer, stored) -> answer.setStored(stored).setReplayed(store.replayed)),
                    observer(call, Answer.Builder::setPage));
        }
    }

    @Override
    public void onError(Throwable broken) {
        // The client has gone.
    }

    @Override
    public void onCompleted() {
        answers.onCompleted();
    }

    private <A> StreamObserver<A> observer(Call call, BiConsumer<Answer.Builder, A> put) {
        Answer.Builder answer = Answer.newBuilder().setId(call.getId());
        return new StreamObserver<>() {
            @Override
            public void onNext(A value) {
                put.accept(answer, value);
            }

            @Override
            public void onError(Throwable failure) {
                StatusRuntimeException ended = (StatusRuntimeException) failure;
                if (ended.getTrailers() != null || ended.getStatus().getCode() == Status.Code.INTERNAL) {
                    answer.setRefused(StatusProto.fromThrowable(failure));
                    onCompleted();
                } else {
                    answers.onError(failure);
                }
            }

            @Override
            public void onCompleted() {
                synchronized (answers) {
                    answers.onNext(AnswerBatch.newBuilder().addAnswers(answer).build());
                }
            }
        };
    }
}
