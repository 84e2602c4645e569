package io.restante.rpcstore.shard;

import io.restante.routing.ShardHash;
import io.restante.rpcstore.member.MemberRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What one member would have changed in the table {@code shard}, going by one view. */
final class Wishes {
    /** Most shards of live owners that a member waits for at once: few, so that little moves at a time. */
    static final int MOST_ASKED = 16;

    private Wishes() {}

    /** All shards, of a cluster that has none yet. */
    static List<ShardRow> first(UUID self) {
        return IntStream.range(0, ShardHash.SHARDS)
                .mapToObj(shard -> new ShardRow(shard, self, null, 1, 1))
                .toList();
    }

    /**
     * The shards of dead owners that fall to {@code self}. The floor is never below the former one: a successor with a
     * slow clock that died at once must not let it fall below messages that are stored.
     */
    static List<ShardMove> ofTheDead(UUID self, ShardView view) {
        Set<UUID> live = view.live();
        return view.shards().stream()
                .filter(row -> view.isDead(row.owner()))
                .filter(isFor(self, live))
                .map(row -> {
                    long ceiling = Optional.ofNullable(view.members().get(row.owner()))
                            .map(MemberRow::ceiling)
                            .orElseThrow();
                    long floor = Math.max(row.floor(), ceiling);
                    return new ShardMove(row, new ShardRow(row.shard(), self, null, row.epoch() + 1, floor));
                })
                .toList();
    }

    /** Asks live owners for shards that should be with {@code self}. */
    static List<ShardMove> ofTheLiving(UUID self, ShardView view) {
        Set<UUID> live = view.live();
        long asked = view.shards().stream()
                .filter(row -> self.equals(row.nextOwner()) && !row.owner().equals(self))
                .count();
        return view.shards().stream()
                .filter(row -> !row.owner().equals(self) && live.contains(row.owner()))
                .filter(row -> !self.equals(row.nextOwner()))
                .filter(isFor(self, live))
                .limit(Math.max(0, MOST_ASKED - asked))
                .map(row -> new ShardMove(row, new ShardRow(row.shard(), row.owner(), self, row.epoch(), row.floor())))
                .toList();
    }

    private static Predicate<ShardRow> isFor(UUID self, Set<UUID> live) {
        return row -> self.equals(Placement.of(row.shard(), live));
    }
}
