package io.restante.rpcstore.member;

import static io.restante.rpcstore.message.TestMessages.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.member.HeldMemberStore.Change;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A lease of 2 s, a heartbeat each second. */
class MembershipTest {
    private static final long START = 1_000_000_000;
    private static final long SECOND = 1_000_000;

    private final VirtualTime time = new VirtualTime(START);
    /** Cassandra's clock, which no step of this machine's clock changes. */
    private final InMemoryMemberStore rows = new InMemoryMemberStore(() -> START + time.nanos() / 1_000);

    private final HeldMemberStore members = new HeldMemberStore(rows);
    private final Membership self = new Membership(members, time, time, LeaseTimes.DEFAULT, UUID::randomUUID, "here:1");
    private final List<String> losses = new ArrayList<>();

    @Test
    void joiningShouldInsertTheRowAndBeatEachSecond() {
        assertThat(join()).isCompleted();
        assertThat(row())
                .extracting(MemberRow::beat, MemberRow::address, MemberRow::state)
                .containsExactly(0L, "here:1", MemberState.ALIVE);
        assertThat(row().ceiling()).isEqualTo(START + 2 * SECOND);

        time.pass(Duration.ofSeconds(5));
        assertThat(row().beat()).isEqualTo(5);
        assertThat(self.ceiling().micros()).isEqualTo(START + 7 * SECOND).isEqualTo(row().ceiling());
        assertThat(self.isCurrent()).isTrue();
    }

    @Test
    void aMemberThatIsDeadBeforeItKnowsOfItsJoiningShouldBeLost() {
        members.change = Change.DONE_UNKNOWN;
        members.failSerialReads = true;
        CompletableFuture<Void> joined = join();
        await(rows.kill(self.id(), 0));
        members.failSerialReads = false;
        time.pass(Duration.ofSeconds(3));

        assertThat(losses).hasSize(1);
        assertThat(joined).isNotDone();
        assertThat(self.isCurrent()).isFalse();
    }

    @Test
    void theCeilingShouldNotRiseBeforeTheHeartbeatIsConfirmed() {
        join();
        members.change = Change.LOST_UNKNOWN;
        time.pass(Duration.ofSeconds(3));

        assertThat(self.ceiling().micros()).isEqualTo(START + 2 * SECOND);
        assertThat(self.isCurrent()).isFalse();
        members.change = Change.DONE;
        time.pass(Duration.ofSeconds(1));
        assertThat(self.ceiling().micros()).isEqualTo(row().ceiling());
        assertThat(self.isCurrent()).isTrue();
    }

    @Test
    void aHeartbeatOfUnknownOutcomeThatWasStoredShouldCount() {
        join();
        members.change = Change.DONE_UNKNOWN;
        time.pass(Duration.ofSeconds(3));

        assertThat(row().beat()).isEqualTo(3);
        assertThat(self.ceiling().micros()).isEqualTo(row().ceiling()).isEqualTo(START + 5 * SECOND);
    }

    @Test
    void aHeartbeatWhoseOutcomeCannotBeReadShouldBeTriedAgainAndTakenFromTheRow() {
        join();
        members.change = Change.DONE_UNKNOWN;
        members.failSerialReads = true;
        time.pass(Duration.ofMillis(1_100));
        assertThat(row().beat()).isEqualTo(1);
        assertThat(self.ceiling().micros()).as("stored, but not known to be").isEqualTo(START + 2 * SECOND);

        members.change = Change.DONE;
        members.failSerialReads = false;
        time.pass(Duration.ofSeconds(2));
        assertThat(row().beat()).isGreaterThanOrEqualTo(2);
        assertThat(self.ceiling().micros()).isEqualTo(row().ceiling());
        assertThat(losses).isEmpty();
    }

    @Test
    void joiningOfUnknownOutcomeShouldBeRepeatedUntilTheRowIsThere() {
        members.change = Change.LOST_UNKNOWN;
        CompletableFuture<Void> joined = join();
        time.pass(Duration.ofSeconds(1));
        assertThat(joined).isNotDone();
        assertThat(self.ceiling().micros()).isZero();

        members.change = Change.DONE_UNKNOWN;
        time.pass(Duration.ofSeconds(1));
        assertThat(joined).isCompleted();
        assertThat(self.ceiling().micros()).isEqualTo(row().ceiling());
    }

    @Test
    void theCeilingShouldNeverFallWithTheClock() {
        join();
        time.pass(Duration.ofSeconds(1));
        long before = row().ceiling();
        time.step(Duration.ofMinutes(-5));
        time.pass(Duration.ofSeconds(3));

        assertThat(row().ceiling()).isEqualTo(before);
        assertThat(row().beat()).isEqualTo(4);
    }

    @Test
    void theCeilingShouldBeAtMostTenSecondsAheadOfCassandrasClock() {
        time.step(Duration.ofHours(1));
        join();
        assertThat(row().ceiling()).isEqualTo(START + 10 * SECOND);
        time.pass(Duration.ofSeconds(1));
        assertThat(row().ceiling()).isEqualTo(START + 11 * SECOND);
        assertThat(self.isCurrent()).isFalse();
    }

    @Test
    void theCeilingShouldBeASecondAboveTheFloorOfTheShards() {
        join();
        self.requireAbove(START + 5 * SECOND);
        self.requireAbove(START);
        time.pass(Duration.ofSeconds(1));

        assertThat(row().ceiling()).isEqualTo(START + 6 * SECOND);
    }

    @Test
    void aHeartbeatShouldFindThatTheMemberIsDead() {
        join();
        rows.kill(self.id(), 0);
        time.pass(Duration.ofSeconds(5));

        assertThat(losses).containsExactly("lost");
        assertThat(self.isCurrent()).isFalse();
    }

    @Test
    void leavingShouldDeclareItselfDeadAndEndTheHeartbeats() {
        join();
        time.pass(Duration.ofSeconds(1));
        assertThat(self.leave().toCompletableFuture()).isCompleted();

        assertThat(row()).extracting(MemberRow::state, MemberRow::beat).containsExactly(MemberState.DEAD, 1L);
        time.pass(Duration.ofSeconds(5));
        assertThat(losses).isEmpty();
    }

    @Test
    void leavingShouldSucceedThoughAHeartbeatWasUnderWay() {
        join();
        members.beforeKill = () -> {
            members.beforeKill = () -> {};
            rows.beat(self.id(), 0, UUID.randomUUID(), row().ceiling());
        };
        self.leave();

        assertThat(row()).extracting(MemberRow::state, MemberRow::beat).containsExactly(MemberState.DEAD, 1L);
    }

    @Test
    void leavingShouldEndThoughTheStoreDoesNotAnswer() {
        join();
        members.failSerialReads = true;

        assertThat(self.leave().toCompletableFuture()).isCompleted();
    }

    private CompletableFuture<Void> join() {
        return self.join(() -> losses.add("lost")).toCompletableFuture();
    }

    private MemberRow row() {
        return rows.read(self.id()).toCompletableFuture().join().orElseThrow();
    }
}
