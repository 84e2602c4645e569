package io.restante.routing.wire;

import com.google.protobuf.ByteString;
import io.restante.protos.internal.Store;
import io.restante.routing.ShardHash;
import io.restante.routing.ShardMap;
import io.restante.routing.ShardOwner;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A {@link ShardMap} on its way: each store once, about a kilobyte in all. */
public final class ShardMapWire {
    private static final int UUID_BYTES = 16;

    private ShardMapWire() {}

    public static io.restante.protos.internal.ShardMap toProto(ShardMap map) {
        io.restante.protos.internal.ShardMap.Builder proto =
                io.restante.protos.internal.ShardMap.newBuilder().setVersion(map.version());
        Map<Store, Integer> places = new LinkedHashMap<>();
        for (int shard = 0; shard < ShardHash.SHARDS; shard++) {
            ShardOwner owner = map.owner(shard);
            if (owner == null) {
                proto.addOwners(0).addEpochs(0);
            } else {
                Integer place = places.computeIfAbsent(store(owner), added -> places.size() + 1);
                proto.addOwners(place).addEpochs(owner.epoch());
            }
        }
        return proto.addAllStores(places.keySet()).build();
    }

    /** @throws IllegalArgumentException for what no store of this version writes */
    public static ShardMap fromProto(io.restante.protos.internal.ShardMap proto) {
        int shards = proto.getOwnersCount();
        if (shards > ShardHash.SHARDS || proto.getEpochsCount() != shards) {
            throw new IllegalArgumentException(
                    "a map of " + shards + " owners and " + proto.getEpochsCount() + " epochs");
        }
        List<UUID> members =
                proto.getStoresList().stream().map(ShardMapWire::member).toList();
        List<@Nullable ShardOwner> owners = new ArrayList<>(Collections.nCopies(ShardHash.SHARDS, null));
        for (int shard = 0; shard < shards; shard++) {
            int place = proto.getOwners(shard);
            if (place < 0 || place > members.size()) {
                throw new IllegalArgumentException("an owner of place " + place + " among " + members.size());
            }
            if (place > 0) {
                String address = proto.getStores(place - 1).getAddress();
                owners.set(shard, new ShardOwner(members.get(place - 1), address, proto.getEpochs(shard)));
            }
        }
        return ShardMap.of(owners);
    }

    private static Store store(ShardOwner owner) {
        ByteBuffer member = ByteBuffer.allocate(UUID_BYTES)
                .putLong(owner.member().getMostSignificantBits())
                .putLong(owner.member().getLeastSignificantBits())
                .flip();
        return Store.newBuilder()
                .setMember(ByteString.copyFrom(member))
                .setAddress(owner.address())
                .build();
    }

    private static UUID member(Store store) {
        if (store.getMember().size() != UUID_BYTES) {
            throw new IllegalArgumentException(
                    "a member of " + store.getMember().size() + " bytes, not " + UUID_BYTES);
        }
        ByteBuffer bytes = store.getMember().asReadOnlyByteBuffer();
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
