package io.restante.rpcstore.shard;

import io.restante.routing.ShardHash;
import io.restante.routing.ShardMap;
import io.restante.routing.ShardOwner;
import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The two tables as one look has shown them.
 *
 * @param shards by number, as a quorum has them, or a read at SERIAL where a quorum was behind; empty before the first start
 *     of the cluster
 * @param members by id, as a quorum has them
 */
record ShardView(List<ShardRow> shards, Map<UUID, MemberRow> members) {
    static ShardView of(List<ShardRow> shards, List<MemberRow> members) {
        // Not an unmodifiable map of the JDK: each start of a process walks it in another order, and no seed replays.
        Map<UUID, MemberRow> byId = new LinkedHashMap<>();
        members.forEach(member -> byId.put(member.id(), member));
        return new ShardView(shards, Collections.unmodifiableMap(byId));
    }

    /** In the order of their ids, so that equal sets are walked alike. */
    Set<UUID> live() {
        return members.values().stream()
                .filter(member -> member.state() == MemberState.ALIVE)
                .map(MemberRow::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isAlive(@Nullable UUID member) {
        return state(member) == MemberState.ALIVE;
    }

    boolean isDead(UUID member) {
        return state(member) == MemberState.DEAD;
    }

    private @Nullable MemberState state(@Nullable UUID id) {
        MemberRow member = id == null ? null : members.get(id);
        return member == null ? null : member.state();
    }

    /** The owners whose addresses are known. */
    ShardMap map() {
        List<@Nullable ShardOwner> owners = new ArrayList<>(Collections.nCopies(ShardHash.SHARDS, null));
        for (ShardRow row : shards) {
            MemberRow owner = members.get(row.owner());
            if (owner != null) {
                owners.set(row.shard(), new ShardOwner(owner.id(), owner.address(), row.epoch()));
            }
        }
        return ShardMap.of(owners);
    }
}
