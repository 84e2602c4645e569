package io.restante.rpcstore.member;

import static io.restante.rpcstore.message.TestMessages.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link MemberStore} does. */
public abstract class MemberStoreContract {
    private final MemberRow member =
            new MemberRow(UUID.randomUUID(), "127.0.0.1:8888", MemberState.ALIVE, 1, UUID.randomUUID(), 5_000);

    protected abstract MemberStore store();

    @Test
    void memberShouldBeReadAsItJoined() {
        assertThat(await(store().join(member))).isEqualTo(TransactionOutcome.APPLIED);

        assertThat(await(store().read(member.id()))).contains(member);
        assertThat(await(store().readSerial(member.id()))).contains(member);
        assertThat(await(store().readAll())).contains(member);
    }

    @Test
    void joiningTwiceShouldBeRejected() {
        await(store().join(member));

        assertThat(await(store().join(member))).isEqualTo(TransactionOutcome.REJECTED);
    }

    @Test
    void unknownMemberShouldBeAbsent() {
        assertThat(await(store().read(member.id()))).isEmpty();
        assertThat(await(store().readSerial(member.id()))).isEmpty();
    }

    @Test
    void heartbeatShouldRaiseTheBeatAndSetNonceAndCeiling() {
        await(store().join(member));
        UUID nonce = UUID.randomUUID();

        assertThat(await(store().beat(member.id(), 1, nonce, 7_000))).isEqualTo(TransactionOutcome.APPLIED);

        assertThat(await(store().read(member.id())))
                .contains(new MemberRow(member.id(), member.address(), MemberState.ALIVE, 2, nonce, 7_000));
    }

    @Test
    void heartbeatAfterAnotherOneShouldBeRejected() {
        await(store().join(member));
        await(store().beat(member.id(), 1, UUID.randomUUID(), 7_000));

        assertThat(await(store().beat(member.id(), 1, UUID.randomUUID(), 9_000)))
                .isEqualTo(TransactionOutcome.REJECTED);
        assertThat(await(store().read(member.id())).orElseThrow().ceiling()).isEqualTo(7_000);
    }

    @Test
    void heartbeatOfAnAbsentMemberShouldBeRejected() {
        assertThat(await(store().beat(member.id(), 1, UUID.randomUUID(), 7_000)))
                .isEqualTo(TransactionOutcome.REJECTED);
        assertThat(await(store().read(member.id()))).isEmpty();
    }

    @Test
    void killedMemberShouldBeDeadAndKeepItsCeiling() {
        await(store().join(member));

        assertThat(await(store().kill(member.id(), 1))).isEqualTo(TransactionOutcome.APPLIED);

        MemberRow dead = await(store().read(member.id())).orElseThrow();
        assertThat(dead.state()).isEqualTo(MemberState.DEAD);
        assertThat(dead.ceiling()).isEqualTo(member.ceiling());
    }

    @Test
    void memberThatHasBeatenSinceShouldNotBeKilled() {
        await(store().join(member));
        await(store().beat(member.id(), 1, UUID.randomUUID(), 7_000));

        assertThat(await(store().kill(member.id(), 1))).isEqualTo(TransactionOutcome.REJECTED);
    }

    @Test
    void deadMemberShouldNeverBeatAgain() {
        await(store().join(member));
        await(store().kill(member.id(), 1));

        assertThat(await(store().beat(member.id(), 1, UUID.randomUUID(), 7_000)))
                .isEqualTo(TransactionOutcome.REJECTED);
        assertThat(await(store().kill(member.id(), 1))).isEqualTo(TransactionOutcome.REJECTED);
    }

    @Test
    void deadMemberShouldBeDeletedAndALivingOneShouldNot() {
        await(store().join(member));
        assertThat(await(store().delete(member.id()))).isEqualTo(TransactionOutcome.REJECTED);
        assertThat(await(store().read(member.id()))).contains(member);
        await(store().kill(member.id(), 1));

        assertThat(await(store().delete(member.id()))).isEqualTo(TransactionOutcome.APPLIED);

        assertThat(await(store().read(member.id()))).isEmpty();
        assertThat(await(store().beat(member.id(), 1, UUID.randomUUID(), 7_000)))
                .isEqualTo(TransactionOutcome.REJECTED);
    }

    @Test
    void databaseTimeShouldNotGoBack() {
        long first = await(store().databaseTime());

        assertThat(await(store().databaseTime())).isGreaterThanOrEqualTo(first);
    }
}
