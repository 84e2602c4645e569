package io.restante.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps for tests. */
public final class TestMaps {
    private TestMaps() {}

    /** One store's, with the same epoch for every shard. */
    public static ShardMap ownedBy(String address, long epoch) {
        return of(epoch, address);
    }

    /** Shards dealt out to these stores in turn. */
    public static ShardMap of(long epoch, String... addresses) {
        List<@Nullable ShardOwner> owners = new ArrayList<>();
        for (int shard = 0; shard < ShardHash.SHARDS; shard++) {
            String address = addresses[shard % addresses.length];
            owners.add(new ShardOwner(new UUID(0, address.hashCode()), address, epoch));
        }
        return ShardMap.of(owners);
    }
}
