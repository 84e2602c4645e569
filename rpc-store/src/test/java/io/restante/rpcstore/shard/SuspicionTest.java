package io.restante.rpcstore.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuspicionTest {
    private final UUID self = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Suspicion suspicion = new Suspicion(self, Duration.ofSeconds(3));

    @Test
    void aBeatThatStandsStillShouldBeOverdueOnlyAfterTheWholeTime() {
        assertThat(look(0, alive(other, 5))).isEmpty();
        assertThat(look(2_999, alive(other, 5))).isEmpty();
        assertThat(look(3_000, alive(other, 5))).extracting(MemberRow::id).containsExactly(other);
    }

    @Test
    void aNewBeatShouldBeginTheTimeAgain() {
        look(0, alive(other, 5));
        assertThat(look(2_900, alive(other, 6))).isEmpty();
        assertThat(look(5_800, alive(other, 6))).isEmpty();
        assertThat(look(5_900, alive(other, 6))).hasSize(1);
    }

    @Test
    void whoWasPausedHimselfShouldSuspectNobodyByWhatHeSawBefore() {
        look(0, alive(other, 5));
        assertThat(look(60_000, alive(other, 40))).isEmpty();
    }

    @Test
    void theDeadAndOneselfShouldNotBeSuspected() {
        MemberRow dead = new MemberRow(other, "other:1", MemberState.DEAD, 5, UUID.randomUUID(), 0);
        look(0, dead, alive(self, 1));
        assertThat(look(9_000, dead, alive(self, 1))).isEmpty();
    }

    @Test
    void onlyWhoHasBeatenSinceTheFirstLookShouldBeSeenToLive() {
        look(0, alive(other, 5));
        assertThat(suspicion.hasBeaten(other))
                .as("it may be only a row that was left")
                .isFalse();
        assertThat(suspicion.hasBeaten(self)).isTrue();

        look(1_000, alive(other, 6));
        look(1_200, alive(other, 6));
        assertThat(suspicion.hasBeaten(other)).isTrue();
        assertThat(suspicion.hasBeaten(UUID.randomUUID())).isFalse();
    }

    private List<MemberRow> look(long millis, MemberRow... rows) {
        return suspicion.look(List.of(rows), Duration.ofMillis(millis).toNanos());
    }

    private static MemberRow alive(UUID id, long beat) {
        return new MemberRow(id, "other:1", MemberState.ALIVE, beat, UUID.randomUUID(), 0);
    }
}
