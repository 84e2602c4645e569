package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.api.Message;
import io.restante.protos.api.PullResponse;
import io.restante.protos.internal.AnswerBatch;
import io.restante.routing.ShardMaps;
import io.restante.routing.call.StoreAnswer;
import org.junit.jupiter.api.Test;

/** What waits for a peer that does not read. */
class AnswerQueueTest {
    private static final int MIB = 1 << 20;

    private final RecordedStream<AnswerBatch> out = new RecordedStream<>();
    private final AnswerQueue answers = new AnswerQueue(out, new ShardMaps(), Runnable::run);

    @Test
    void aPeerThatReadsSlowlyShouldBeReadFromSlowly() {
        out.ready = false;
        for (int id = 0; id < 8; id++) {
            answers.add(id, page(MIB));
        }
        answers.takeNextWhenThereIsRoom();
        assertThat(out.requested).as("8 MiB and some wait").isZero();

        out.ready = true;
        answers.schedule();
        assertThat(out.requested).isEqualTo(1);
        assertThat(out.answers).as("none above 1 MiB but for one answer").hasSize(8);
    }

    @Test
    void smallAnswersShouldLeaveTogether() {
        out.ready = false;
        for (int id = 0; id < 1_000; id++) {
            answers.add(id, new StoreAnswer.Stored(id, false));
        }
        out.ready = true;
        answers.schedule();

        assertThat(out.answers).hasSize(1);
        assertThat(out.answers.get(0).getAnswersCount()).isEqualTo(1_000);
    }

    @Test
    void whatWaitsShouldLeaveBeforeTheEnd() {
        out.ready = false;
        answers.add(1, new StoreAnswer.Moved());
        answers.end();
        assertThat(out.completed).isFalse();

        out.ready = true;
        answers.schedule();
        assertThat(out.answers).hasSize(1);
        assertThat(out.completed).isTrue();
    }

    private static StoreAnswer page(int bytes) {
        return new StoreAnswer.Page(PullResponse.newBuilder()
                .addMessages(Message.newBuilder().setText("x".repeat(bytes)))
                .build());
    }
}
