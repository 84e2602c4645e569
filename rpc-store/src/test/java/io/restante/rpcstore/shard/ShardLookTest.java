package io.restante.rpcstore.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.member.InMemoryMemberStore;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which reads a look consists of, and what it shows. */
class ShardLookTest {
    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final List<ShardRow> OF_ANN = List.of(new ShardRow(0, ANN, null, 1, 100));
    private static final List<ShardRow> OF_BOB = List.of(new ShardRow(0, BOB, null, 2, 200));

    private final VirtualTime time = new VirtualTime(1_000_000);
    private final StaleShardStore shards = new StaleShardStore();
    private final List<List<ShardRow>> seen = new ArrayList<>();

    private final ShardLook look = new ShardLook(
            shards,
            new InMemoryMemberStore(time::micros),
            time,
            Duration.ofSeconds(1),
            view -> seen.add(view.shards()));

    @Test
    void whatAQuorumShowsShouldNotBeReadAtSerial() {
        shards.set(OF_ANN);
        look();
        shards.set(OF_BOB);
        look();

        assertThat(seen).containsExactly(OF_ANN, OF_BOB);
        assertThat(shards.serialReads).isZero();
    }

    @Test
    void aQuorumThatIsBehindShouldNotBringAnOldOwnerBack() {
        shards.set(OF_BOB);
        look();
        shards.ofQuorum = OF_ANN;
        look();

        assertThat(seen).containsExactly(OF_BOB, OF_BOB);
    }

    @Test
    void noShardsShouldBeBelievedOnlyAtSerial() {
        shards.atSerial = OF_ANN;
        look();

        assertThat(seen).containsExactly(OF_ANN);
    }

    private void look() {
        assertThat(look.after().toCompletableFuture()).isCompleted();
    }
}
