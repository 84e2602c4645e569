package io.restante.rpcstore.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateTest {
    private final VirtualTime time = new VirtualTime(1_000_000);
    private final InMemoryMemberStore rows = new InMemoryMemberStore(time::micros);
    private final HeldMemberStore members = new HeldMemberStore(rows);
    private final UUID self = UUID.randomUUID();
    private final List<String> losses = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Gate gate = new Gate(members, time, self, new GateMetrics(meters), () -> losses.add("lost"));

    @BeforeEach
    void join() {
        rows.join(new MemberRow(self, "here:1", MemberState.ALIVE, 0, UUID.randomUUID(), 0));
        members.holdReads = true;
    }

    @Test
    void onlyAReadThatStartedAfterTheCallerCameShouldLetHimPass() {
        CompletableFuture<Void> first = pass();
        CompletableFuture<Void> second = pass();
        members.reads.remove().goOn();
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();

        soon();
        members.reads.remove().goOn();
        assertThat(second).isCompleted();
    }

    @Test
    void oneReadShouldServeAllWhoCameBeforeIt() {
        pass();
        List<CompletableFuture<Void>> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(pass());
        }
        members.reads.remove().goOn();
        soon();
        assertThat(members.reads).hasSize(1);
        members.reads.remove().goOn();

        assertThat(many).allMatch(CompletableFuture::isDone);
        soon();
        assertThat(members.readCount).isEqualTo(2);
    }

    @Test
    void readsShouldBeTimedByWhetherAQuorumAnswered() {
        pass();
        time.pass(Duration.ofMillis(3));
        members.reads.remove().goOn();
        pass();
        members.reads.remove().fail();

        assertThat(meters.get("restante.gate.reads")
                        .tag("outcome", "answered")
                        .timer()
                        .max(TimeUnit.MILLISECONDS))
                .isEqualTo(3);
        assertThat(meters.get("restante.gate.reads")
                        .tag("outcome", "failed")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void readsShouldKeepTheirPace() {
        members.holdReads = false;
        for (int i = 0; i < 100; i++) {
            pass();
            time.pass(Duration.ofNanos(100_000));
        }
        assertThat(members.readCount).isBetween(10, 12);
    }

    @Test
    void aReadThatServedManyShouldLetTheNextOneWaitForMore() {
        members.holdReads = false;
        passManyIn(Duration.ofMillis(100), 100);
        assertThat(members.readCount).isBetween(90, 101);

        members.readCount = 0;
        passManyIn(Duration.ofMillis(100), 10_000);
        assertThat(members.readCount).isBetween(25, 27);

        members.readCount = 0;
        passManyIn(Duration.ofMillis(100), 100);
        assertThat(members.readCount).isBetween(85, 101);
    }

    private void passManyIn(Duration length, int calls) {
        for (int i = 0; i < calls; i++) {
            pass();
            time.pass(length.dividedBy(calls));
        }
    }

    @Test
    void aReadThatFailedShouldBeRepeatedUntilAQuorumAnswers() {
        CompletableFuture<Void> passed = pass();
        for (int i = 0; i < 10; i++) {
            members.reads.remove().fail();
            assertThat(passed).isNotDone();
            assertThat(members.reads).isEmpty();
            time.pass(Duration.ofMillis(20));
        }
        members.reads.remove().goOn();

        assertThat(passed).isCompleted();
        assertThat(losses).isEmpty();
    }

    @Test
    void whoOnlyTriesShouldFailWithTheReadAndTheOthersWaitOn() {
        CompletableFuture<Void> tries = gate.tryPass().toCompletableFuture();
        soon();
        members.reads.remove().fail();
        assertThat(tries).isCompletedExceptionally();

        CompletableFuture<Void> waits = pass();
        CompletableFuture<Void> triesToo = gate.tryPass().toCompletableFuture();
        time.pass(Duration.ofMillis(20));
        members.reads.remove().goOn();
        time.pass(Duration.ofMillis(20));
        members.reads.forEach(HeldMemberStore.HeldRead::goOn);
        assertThat(waits).isCompleted();
        assertThat(triesToo).isCompleted();
        assertThat(losses).isEmpty();
    }

    @Test
    void aReadThatHangsShouldNotHoldTheOthers() {
        CompletableFuture<Void> hangs = pass();
        HeldMemberStore.HeldRead hanging = members.reads.remove();
        CompletableFuture<Void> behind = pass();
        time.pass(Duration.ofMillis(249));
        assertThat(members.reads).isEmpty();

        time.pass(Duration.ofMillis(1));
        members.reads.remove().goOn();
        assertThat(hangs).isCompleted();
        assertThat(behind).isCompleted();

        CompletableFuture<Void> later = pass();
        soon();
        hanging.fail();
        assertThat(later).isNotDone();
        members.reads.remove().goOn();
        assertThat(later).isCompleted();
    }

    @Test
    void aLateAnswerShouldServeOnlyThoseWhoCameBeforeItsRead() {
        CompletableFuture<Void> first = pass();
        CompletableFuture<Void> second = pass();
        time.pass(Duration.ofMillis(250));
        CompletableFuture<Void> third = pass();
        assertThat(members.reads).hasSize(2);
        members.reads.remove().goOn();

        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        assertThat(third).isNotDone();
    }

    @Test
    void readsThatHangShouldBeFewAndTheNextShouldFollowTheFirstThatEnds() {
        CompletableFuture<Void> passed = pass();
        time.pass(Duration.ofMinutes(1));
        assertThat(members.reads).hasSize(4);
        members.reads.remove().fail();
        soon();
        assertThat(members.reads).hasSize(4);
        members.reads.removeLast().goOn();

        assertThat(passed).isCompleted();
    }

    @Test
    void allShouldFailOnceTheMemberIsDead() {
        CompletableFuture<Void> first = pass();
        time.pass(Duration.ofMillis(250));
        CompletableFuture<Void> second = pass();
        rows.kill(self, 0);
        members.reads.remove().goOn();
        CompletableFuture<Void> third = pass();
        members.reads.remove().goOn();

        for (CompletableFuture<Void> passed : List.of(first, second, third)) {
            assertThat(passed).isCompletedExceptionally();
            assertThat(passed.handle((done, failure) -> failure).join())
                    .isInstanceOf(LostMembershipException.class)
                    .hasMessageContaining(self.toString());
        }
        assertThat(losses).containsExactly("lost");
    }

    @Test
    void aMemberWithoutARowShouldBeDead() {
        Gate ofNobody = new Gate(members, time, UUID.randomUUID(), new GateMetrics(meters), () -> losses.add("lost"));
        CompletableFuture<Void> passed = ofNobody.pass().toCompletableFuture();
        members.reads.remove().goOn();

        assertThat(passed).isCompletedExceptionally();
        assertThat(losses).containsExactly("lost");
    }

    private CompletableFuture<Void> pass() {
        return gate.pass().toCompletableFuture();
    }

    private void soon() {
        time.pass(Duration.ofMillis(1));
    }
}
