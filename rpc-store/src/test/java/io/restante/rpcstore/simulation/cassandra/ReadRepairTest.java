package io.restante.rpcstore.simulation.cassandra;

import static io.restante.rpcstore.simulation.cassandra.ClusterFixture.fence;
import static io.restante.rpcstore.simulation.cassandra.ClusterFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.rpcstore.message.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ReadRepairTest {
    private static final Faults HELD = new Faults(0, 0, 0, Duration.ZERO, 1, Duration.ofDays(1), 0, 0);

    private final ClusterFixture fixture = new ClusterFixture(ClusterOptions.DEFAULT);

    @Test
    void onlyWhatWasReadShouldBeRepaired() {
        fixture.crashForLong(2);
        fixture.put(0, rows(1, 2, 3, 4, 5));

        assertThat(fixture.newest(2)).containsExactly(5L, 4L);

        assertThat(fixture.on(1)).containsExactly(4L, 5L);
    }

    @Test
    void onlyTheRangeThatWasReadShouldBeRepaired() {
        fixture.crashForLong(2);
        fixture.put(0, rows(1, 2, 3, 4, 5));

        assertThat(fixture.read(new Slice(2, 3, 10, false))).containsExactly(2L, 3L);

        assertThat(fixture.on(1)).containsExactly(2L, 3L);
    }

    @Test
    void whatOneQuorumHasShownEveryOtherShouldShow() {
        fixture.put(0, rows(1));
        fixture.crashForLong(2);
        assertThat(fixture.newest(1)).containsExactly(1L);
        fixture.node(2).start();
        fixture.crashForLong(0);

        assertThat(fixture.newest(1)).containsExactly(1L);
    }

    @Test
    void tombstonesShouldBeRepairedToo() {
        fixture.crashForLong(2);
        fixture.put(0, rows(1, 2, 3, 4, 5));
        fixture.put(1, rows(1, 2, 3, 4, 5));
        fixture.put(1, fence(2, 4, 10));

        assertThat(fixture.newest(10)).containsExactly(5L, 1L);

        assertThat(fixture.on(0)).containsExactly(1L, 5L);
    }

    @Test
    void aShortReadShouldReadOnWhereOthersKnowOfDeletions() {
        fixture.crashForLong(2);
        fixture.put(0, rows(1, 2, 3, 4, 5));
        fixture.put(1, rows(1, 2));
        fixture.put(1, fence(3, 5, 10));

        assertThat(fixture.newest(2)).containsExactly(2L, 1L);
        assertThat(fixture.on(0)).containsExactly(1L, 2L);
    }

    @Test
    void aShortReadUpwardShouldReadOnToo() {
        fixture.crashForLong(2);
        fixture.put(0, rows(1, 2, 3, 4, 5, 6, 7));
        fixture.put(1, rows(5, 6, 7));
        fixture.put(1, fence(1, 4, 10));

        assertThat(fixture.read(new Slice(0, 100, 2, false))).containsExactly(5L, 6L);
        assertThat(fixture.on(0)).containsExactly(5L, 6L, 7L);
    }

    @Test
    void aReadShouldFailWhileItsRepairIsNotAcknowledged() {
        fixture.crashForLong(2);
        fixture.put(0, rows(1));
        fixture.cluster.faults(HELD);

        assertThatThrownBy(() -> fixture.newest(1))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aReadShouldFailWhereNoQuorumIsThere() {
        fixture.crashForLong(2);
        fixture.node(1).crash();

        assertThatThrownBy(() -> fixture.newest(1))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoreUnavailableException.class);
    }
}
