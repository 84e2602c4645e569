package io.restante.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShardMapTest {
    private static final ShardOwner OLD = new ShardOwner(new UUID(0, 1), "one:8888", 3);
    private static final ShardOwner NEW = new ShardOwner(new UUID(0, 2), "two:8888", 4);

    @Test
    void theHigherEpochShouldBeTheNewerWordForEachShard() {
        ShardMap mine = map(OLD, NEW, null, OLD);
        ShardMap theirs = map(NEW, OLD, OLD, null);
        ShardMap both = mine.mergedWith(theirs);

        assertThat(List.of(both.owner(0), both.owner(1), both.owner(2), both.owner(3)))
                .containsExactly(NEW, NEW, OLD, OLD);
        assertThat(both.version()).isEqualTo(14).isGreaterThan(mine.version());
        assertThat(theirs.mergedWith(mine).version()).isEqualTo(both.version());
    }

    @Test
    void aMapThatHearsNothingNewShouldStayTheSame() {
        ShardMap mine = map(NEW);

        assertThat(mine.mergedWith(map(OLD))).isSameAs(mine);
        assertThat(mine.mergedWith(ShardMap.EMPTY)).isSameAs(mine);
    }

    @Test
    void listenersShouldHearOfNewsOnly() {
        ShardMaps maps = new ShardMaps();
        List<Long> heard = new ArrayList<>();
        maps.listen(map -> heard.add(map.version()));
        maps.learn(map(OLD));
        maps.learn(map(OLD));
        maps.learn(map(NEW));

        assertThat(heard).containsExactly(3L, 4L);
        assertThat(maps.current().owner(0)).isEqualTo(NEW);
        assertThat(maps.current().owner(255)).isNull();
    }

    @Test
    void eachAddressShouldBeNamedOnceInTheOrderOfShards() {
        assertThat(map(NEW, null, OLD, NEW).addresses()).containsExactly("two:8888", "one:8888");
        assertThat(map(NEW, OLD).addressesBut("two:8888")).containsExactly("one:8888");
    }

    @Test
    void whetherAnyOwnerIsElsewhereShouldBeKnown() {
        assertThat(map(NEW, OLD).hasAddressesBut("two:8888")).isTrue();
        assertThat(map(OLD).hasAddressesBut("two:8888")).isTrue();
        assertThat(map(NEW, NEW).hasAddressesBut("two:8888")).isFalse();
        assertThat(ShardMap.EMPTY.hasAddressesBut("two:8888")).isFalse();
    }

    @Test
    void aMapOfTooFewShardsShouldBeRefused() {
        assertThatThrownBy(() -> ShardMap.of(Collections.nCopies(255, null)))
                .hasMessage("expected 256 owners, not 255");
    }

    private static ShardMap map(@Nullable ShardOwner... first) {
        List<@Nullable ShardOwner> owners = new ArrayList<>(Collections.nCopies(ShardHash.SHARDS, null));
        for (int shard = 0; shard < first.length; shard++) {
            owners.set(shard, first[shard]);
        }
        return ShardMap.of(owners);
    }
}
