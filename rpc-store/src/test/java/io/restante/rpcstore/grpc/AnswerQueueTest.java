package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.protos.api.Message;
import io.restante.protos.api.PullResponse;
import io.restante.protos.error.ErrorCode;
import io.restante.protos.internal.Answer;
import io.restante.protos.internal.AnswerBatch;
import io.restante.routing.ShardMaps;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.wire.AnswerWire;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits for a peer that does not read. */
class AnswerQueueTest {
    private static final int MIB = 1 << 20;

    private final RecordedStream<AnswerBatch> out = new RecordedStream<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    /** Room for 8 MiB of pages. */
    private final AnswerQueue answers =
            new AnswerQueue(out, new ShardMaps(), DoorFixture.pages(64L * MIB, meters), Runnable::run);

    @Test
    void aPeerThatReadsSlowlyShouldBeReadFromSlowly() {
        out.ready = false;
        for (int id = 0; id < 130; id++) {
            answers.add(id, page(60 << 10));
        }
        answers.takeNextWhenThereIsRoom();
        assertThat(out.requested).isEqualTo(1);

        for (int id = 0; id < 200_000; id++) {
            answers.add(id, new StoreAnswer.Stored(1_700_000_000_000_000L + id, false));
        }
        answers.takeNextWhenThereIsRoom();
        assertThat(out.requested).as("8 MiB and some wait").isEqualTo(1);

        out.ready = true;
        answers.schedule();
        assertThat(out.requested).isEqualTo(2);
    }

    @Test
    void largePagesThatWaitShouldHoldUpNoCalls() {
        out.ready = false;
        for (int id = 0; id < 7; id++) {
            answers.add(id, page(MIB));
        }
        answers.takeNextWhenThereIsRoom();
        assertThat(out.requested).isEqualTo(1);

        out.ready = true;
        answers.schedule();
        assertThat(out.answers).as("none above 1 MiB but for one answer").hasSize(7);
    }

    @Test
    void smallAnswersShouldNotWaitBehindAllLargeOnes() {
        out.ready = false;
        for (int id = 0; id < 7; id++) {
            answers.add(id, page(MIB));
        }
        answers.add(7, new StoreAnswer.Moved());
        out.ready = true;
        answers.schedule();

        assertThat(ids(out.answers.get(0))).containsExactly(7L);
        assertThat(out.answers).hasSize(8);
    }

    @Test
    void largeAnswersShouldNotWaitBehindAllSmallOnes() {
        out.ready = false;
        for (int id = 0; id < 100; id++) {
            answers.add(id, page(30 << 10));
        }
        answers.add(100, page(MIB));
        out.ready = true;
        answers.schedule();

        assertThat(out.answers).hasSizeGreaterThan(3);
        assertThat(ids(out.answers.get(1))).containsExactly(100L);
    }

    @Test
    void pagesBeyondTheRoomForThemShouldBeRefused() {
        out.ready = false;
        for (int id = 0; id < 9; id++) {
            answers.add(id, page(MIB));
        }
        assertThat(waiting()).isBetween(7.0 * MIB, 8.0 * MIB);
        out.ready = true;
        answers.schedule();

        List<Answer> all = out.answers.stream()
                .flatMap(batch -> batch.getAnswersList().stream())
                .toList();
        assertThat(all).hasSize(9);
        assertThat(all.stream().filter(Answer::hasPage)).hasSize(7);
        assertThat(all.stream().filter(Answer::hasRefused))
                .extracting(AnswerWire::fromProto)
                .allSatisfy(answer -> assertThat(
                                ((StoreAnswer.Refused) answer).error().code())
                        .isEqualTo(ErrorCode.STORE_OVERLOADED));
        assertThat(waiting()).isZero();
        assertThat(meters.get("restante.pages.refused").counter().count()).isEqualTo(2);
    }

    @Test
    void pagesOfAPeerThatHasGoneShouldHoldNothing() {
        out.ready = false;
        answers.add(1, page(MIB));
        answers.drop();
        answers.add(2, page(MIB));
        answers.add(3, page(100));

        assertThat(waiting()).isZero();
    }

    private double waiting() {
        return meters.get("restante.pages.waiting").gauge().value();
    }

    private static List<Long> ids(AnswerBatch batch) {
        return batch.getAnswersList().stream().map(Answer::getId).toList();
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
