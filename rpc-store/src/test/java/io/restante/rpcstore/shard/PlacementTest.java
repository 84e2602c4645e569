package io.restante.rpcstore.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final int SHARDS = 256;

    private final Random random = new Random(1);
    private final List<UUID> members = new ArrayList<>(List.of(id(), id(), id()));

    @Test
    void everyMemberShouldGetAboutItsShare() {
        assertThat(counts(members).values()).hasSize(3).allMatch(count -> count > 60 && count < 110);
    }

    @Test
    void whoComesShouldTakeFromAllAndMoveNothingBetweenOthers() {
        Map<Integer, UUID> before = owners(members);
        UUID newcomer = id();
        members.add(newcomer);

        assertThat(owners(members)).allSatisfy((shard, owner) -> {
            if (!owner.equals(newcomer)) {
                assertThat(owner).isEqualTo(before.get(shard));
            }
        });
    }

    @Test
    void whoGoesShouldLeaveTheSharesOfOthersAlone() {
        Map<Integer, UUID> before = owners(members);
        UUID gone = members.remove(0);

        assertThat(owners(members)).allSatisfy((shard, owner) -> {
            if (!gone.equals(before.get(shard))) {
                assertThat(owner).isEqualTo(before.get(shard));
            }
        });
    }

    @Test
    void theOrderOfTheMembersShouldNotMatter() {
        Map<Integer, UUID> before = owners(members);
        Collections.reverse(members);

        assertThat(owners(members)).isEqualTo(before);
    }

    @Test
    void withoutMembersThereShouldBeNoOwner() {
        assertThat(Placement.of(0, List.of())).isNull();
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static Map<Integer, UUID> owners(List<UUID> members) {
        Map<Integer, UUID> owners = new HashMap<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            owners.put(shard, Placement.of(shard, members));
        }
        return owners;
    }

    private static Map<UUID, Integer> counts(List<UUID> members) {
        Map<UUID, Integer> counts = new HashMap<>();
        owners(members).values().forEach(owner -> counts.merge(owner, 1, Integer::sum));
        return counts;
    }
}
