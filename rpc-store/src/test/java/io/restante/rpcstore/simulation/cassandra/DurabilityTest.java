package io.restante.rpcstore.simulation.cassandra;

import static io.restante.rpcstore.simulation.cassandra.ClusterFixture.KEY;
import static io.restante.rpcstore.simulation.cassandra.ClusterFixture.fence;
import static io.restante.rpcstore.simulation.cassandra.ClusterFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.message.WriteOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurabilityTest {
    private final ClusterFixture fixture = new ClusterFixture(ClusterOptions.DEFAULT);

    @Test
    void whatAQuorumHasStoredShouldSurviveTheCrashOfEachNode() {
        assertThat(fixture.write(rows(1))).isEqualTo(WriteOutcome.STORED);

        for (int node = 0; node < 3; node++) {
            fixture.node(node).crash();
            assertThat(fixture.newest(1)).containsExactly(1L);
            fixture.node(node).start();
        }
    }

    @Test
    void aCrashShouldLoseWhatWasNotSynced() {
        boolean[] acknowledged = new boolean[1];
        fixture.node(0).write(rows(1), () -> acknowledged[0] = true);
        fixture.node(0).crash();
        fixture.node(0).start();
        fixture.pass(Duration.ofSeconds(1));

        assertThat(acknowledged[0]).isFalse();
        assertThat(fixture.on(0)).isEmpty();
    }

    @Test
    void whatIsNotSyncedShouldNotBeSeenEither() {
        fixture.node(0).write(rows(1), () -> {});

        assertThat(fixture.on(0)).isEmpty();
        fixture.pass(Duration.ofMillis(2));
        assertThat(fixture.on(0)).containsExactly(1L);
    }

    @Test
    void aRelaxedReplicaShouldForgetWhatItHasAcknowledgedSinceItsLastSync() {
        ClusterFixture relaxed = new ClusterFixture(ClusterOptions.DEFAULT.relaxed(Duration.ofSeconds(10)));
        assertThat(relaxed.write(rows(1))).isEqualTo(WriteOutcome.STORED);
        relaxed.pass(Duration.ofSeconds(11));
        assertThat(relaxed.write(rows(2))).isEqualTo(WriteOutcome.STORED);
        relaxed.pass(Duration.ofSeconds(5));

        relaxed.node(0).crash();
        relaxed.node(0).start();

        assertThat(relaxed.on(0)).containsExactly(1L);
        assertThat(relaxed.on(1)).containsExactly(1L, 2L);
    }

    @Test
    void aWriteShouldBeRefusedWhereNoQuorumIsAliveAndUnknownWhileThatIsNotNoticed() {
        fixture.crashForLong(2);
        fixture.node(1).crash();
        assertThat(fixture.write(rows(1))).isEqualTo(WriteOutcome.UNKNOWN);
        fixture.pass(Duration.ofSeconds(3));
        assertThat(fixture.write(rows(2))).isEqualTo(WriteOutcome.NOT_STORED);

        fixture.node(1).start();
        fixture.node(2).start();
        fixture.pass(Duration.ofSeconds(20));
        assertThat(fixture.on(2)).as("a hint").containsExactly(1L);
    }

    @Test
    void aTombstoneThatIsForgottenEarlyShouldLetALateWriteThrough() {
        fixture.write(rows(1));
        fixture.write(fence(2, 9, 10));
        fixture.pass(Duration.ofSeconds(10));

        fixture.cluster.compact(fixture.node(0), Duration.ofSeconds(5), true);
        fixture.put(0, rows(5));
        assertThat(fixture.on(0)).as("only_purge_repaired_tombstones").containsExactly(1L);

        fixture.cluster.compact(fixture.node(0), Duration.ofSeconds(5), false);
        fixture.put(0, rows(6));
        assertThat(fixture.on(0)).containsExactly(1L, 6L);
    }

    @Test
    void aRepairShouldShowEverythingToAllReplicas() {
        fixture.put(0, rows(1, 2));
        fixture.put(1, rows(3));
        fixture.put(2, fence(2, 2, 10));

        fixture.cluster.repair();

        for (int node = 0; node < 3; node++) {
            assertThat(fixture.on(node)).containsExactly(1L, 3L);
            fixture.cluster.compact(fixture.node(node), Duration.ZERO.minusSeconds(1), true);
            assertThat(fixture.node(node).storage().partition(KEY).deletions().isEmpty())
                    .isTrue();
        }
    }
}
