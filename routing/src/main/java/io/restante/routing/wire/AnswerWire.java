package io.restante.routing.wire;

import io.restante.protos.api.SendResponse;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.protos.error.ErrorStatus;
import io.restante.protos.internal.Answer;
import io.restante.protos.internal.Moved;
import io.restante.routing.call.StoreAnswer;

/** A {@link StoreAnswer} on its way. */
public final class AnswerWire {
    private AnswerWire() {}

    /** @throws IllegalArgumentException for what no store can say of itself: that a call was not sent, or is unknown */
    public static Answer toProto(long id, StoreAnswer answer) {
        Answer.Builder proto = Answer.newBuilder().setId(id);
        if (answer instanceof StoreAnswer.Stored stored) {
            proto.setStored(SendResponse.newBuilder().setSendTime(stored.sendTime()))
                    .setReplayed(stored.replayed());
        } else if (answer instanceof StoreAnswer.Page page) {
            proto.setPage(page.response());
        } else if (answer instanceof StoreAnswer.Refused refused) {
            proto.setRefused(ErrorStatus.toStatus(refused.error()));
        } else if (answer instanceof StoreAnswer.Moved) {
            proto.setMoved(Moved.getDefaultInstance());
        } else {
            throw new IllegalArgumentException("no answer of a store: " + answer);
        }
        return proto.build();
    }

    public static StoreAnswer fromProto(Answer proto) {
        return switch (proto.getWhatCase()) {
            case STORED -> new StoreAnswer.Stored(proto.getStored().getSendTime(), proto.getReplayed());
            case PAGE -> new StoreAnswer.Page(proto.getPage());
            case REFUSED -> new StoreAnswer.Refused(error(proto.getRefused()));
            case MOVED -> new StoreAnswer.Moved();
            case WHAT_NOT_SET -> new StoreAnswer.Unknown();
        };
    }

    private static ApiException error(com.google.rpc.Status status) {
        ApiException known = ErrorStatus.fromStatus(status);
        return known != null
                ? known
                : ApiException.of(ErrorCode.INTERNAL, "The store answered in a way that it must not.");
    }
}
