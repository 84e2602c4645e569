package io.restante.rpcstore.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.rpcstore.member.InMemoryMemberStore;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.member.Membership;
import io.restante.rpcstore.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoldingsTest {
    private final VirtualTime time = new VirtualTime(1_000_000);
    private final Membership self = new Membership(
            new InMemoryMemberStore(time::micros), time, time, LeaseTimes.DEFAULT, UUID::randomUUID, "here:1");
    private final ShardRow row = new ShardRow(7, self.id(), null, 3, 100);
    private final List<@Nullable Tenure> takenWhileOpening = new ArrayList<>();
    private final Holdings holdings = new Holdings(
            self,
            new ShardHost() {
                @Override
                public void open(Tenure tenure) {
                    takenWhileOpening.add(takeIt());
                }

                @Override
                public CompletionStage<Void> drain(Tenure tenure) {
                    return CompletableFuture.completedFuture(null);
                }

                @Override
                public void close(Tenure tenure) {}
            },
            time,
            time,
            new ShardMetrics(new SimpleMeterRegistry()));

    @Test
    void aShardShouldNotBeGivenAwayBeforeItIsOpen() {
        ShardView view = new ShardView(List.of(row), Map.of());
        holdings.open(view, view);

        assertThat(takenWhileOpening).containsOnlyNulls();
        assertThat(takeIt()).isNotNull();
    }

    private @Nullable Tenure takeIt() {
        return holdings.take(row);
    }
}
