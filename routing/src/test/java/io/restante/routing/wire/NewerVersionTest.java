package io.restante.routing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.restante.protos.api.SendRequest;
import io.restante.protos.api.SendResponse;
import io.restante.protos.internal.Answer;
import io.restante.protos.internal.Call;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import org.junit.jupiter.api.Test;

/** What a process hears from one of a newer version, which says more than it knows. */
class NewerVersionTest {
    private static final UnknownFieldSet NEW = UnknownFieldSet.newBuilder()
            .addField(1_000, Field.newBuilder().addVarint(1).build())
            .build();

    @Test
    void fieldsThatAreNewShouldBeSkipped() {
        SendRequest request = SendRequest.newBuilder()
                .setChat("room")
                .setText("hello")
                .setSender("ann")
                .build();
        Call call = Call.newBuilder()
                .setId(1)
                .setSend(request)
                .setRemaining(1)
                .setUnknownFields(NEW)
                .build();
        Answer answer = Answer.newBuilder()
                .setId(1)
                .setStored(SendResponse.newBuilder().setSendTime(7))
                .setUnknownFields(NEW)
                .build();

        assertThat(CallWire.fromProto(call, 0))
                .isInstanceOfSatisfying(
                        StoreCall.Send.class, send -> assertThat(send.request()).isEqualTo(request));
        assertThat(AnswerWire.fromProto(answer)).isEqualTo(new StoreAnswer.Stored(7, false));
    }

    @Test
    void anAnswerOfANewKindShouldLeaveItsCallOpen() {
        assertThat(AnswerWire.fromProto(
                        Answer.newBuilder().setId(1).setUnknownFields(NEW).build()))
                .isEqualTo(new StoreAnswer.Unknown());
    }

    @Test
    void aCallOfANewKindShouldNotBeTakenForAnother() {
        assertThatThrownBy(() -> CallWire.fromProto(
                        Call.newBuilder().setId(1).setUnknownFields(NEW).build(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
