package io.restante.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.routing.wire.ShardMapWire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Maps of one history, in which an epoch of a shard has one owner, can be merged in any order. */
class ShardMapPropertyTest {
    @Property(tries = 300)
    void mergingShouldNotDependOnOrder(
            @ForAll("maps") ShardMap one, @ForAll("maps") ShardMap two, @ForAll("maps") ShardMap three) {
        assertThat(owners(one.mergedWith(two))).isEqualTo(owners(two.mergedWith(one)));
        assertThat(owners(one.mergedWith(two).mergedWith(three)))
                .isEqualTo(owners(one.mergedWith(two.mergedWith(three))));
    }

    @Property(tries = 300)
    void mergingTwiceShouldChangeNothing(@ForAll("maps") ShardMap one, @ForAll("maps") ShardMap two) {
        ShardMap both = one.mergedWith(two);

        assertThat(both.mergedWith(two)).isSameAs(both);
        assertThat(both.version()).isGreaterThanOrEqualTo(Math.max(one.version(), two.version()));
    }

    @Property(tries = 300)
    void aMapShouldArriveAsItWasSent(@ForAll("maps") ShardMap map) {
        io.restante.protos.internal.ShardMap sent = ShardMapWire.toProto(map);

        assertThat(owners(ShardMapWire.fromProto(sent))).isEqualTo(owners(map));
        assertThat(sent.getVersion()).isEqualTo(map.version());
        assertThat(sent.getStoresCount()).isLessThanOrEqualTo(3);
    }

    @Provide
    Arbitrary<ShardMap> maps() {
        return Arbitraries.integers().between(0, 5).list().ofSize(4).map(epochs -> {
            List<@Nullable ShardOwner> owners = new ArrayList<>(Collections.nCopies(ShardHash.SHARDS, null));
            IntStream.range(0, 4)
                    .filter(i -> epochs.get(i) > 0)
                    .forEach(i -> owners.set(i * 85, owner(i, epochs.get(i))));
            return ShardMap.of(owners);
        });
    }

    private static ShardOwner owner(int shard, int epoch) {
        int store = (shard + epoch) % 3;
        return new ShardOwner(new UUID(store, -store), "store-" + store + ":8888", epoch);
    }

    private static List<@Nullable ShardOwner> owners(ShardMap map) {
        List<@Nullable ShardOwner> owners = new ArrayList<>();
        IntStream.range(0, ShardHash.SHARDS).forEach(shard -> owners.add(map.owner(shard)));
        return owners;
    }
}
