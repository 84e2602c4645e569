package io.restante.rpcstore.shard;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who should own a shard: rendezvous hashing (Thaler and Ravishankar, 1998). Each member has a weight for each shard,
 * and the heaviest owns it; so a member that comes or goes moves its own share only. Two members may see different
 * others: a lightweight transaction decides between them.
 */
final class Placement {
    private Placement() {}

    /** The heaviest of these members; null where there is none. */
    static @Nullable UUID of(int shard, Collection<UUID> members) {
        UUID heaviest = null;
        long most = 0;
        for (UUID member : members) {
            long weight = weight(shard, member);
            boolean heavier = heaviest == null || weight > most || (weight == most && member.compareTo(heaviest) > 0);
            if (heavier) {
                heaviest = member;
                most = weight;
            }
        }
        return heaviest;
    }

    private static long weight(int shard, UUID member) {
        return mix(mix(member.getMostSignificantBits() + shard) + member.getLeastSignificantBits());
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the input moves every bit of the output. */
    private static long mix(long bits) {
        long mixed = bits + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
