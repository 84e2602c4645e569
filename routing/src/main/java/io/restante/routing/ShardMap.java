package io.restante.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The owners of all shards, as far as somebody knows them. It may be old: who asks the wrong store is told so. Of two
 * maps each shard's higher epoch is the newer word. Immutable.
 */
public final class ShardMap {
    /** Knows nothing. */
    public static final ShardMap EMPTY = new ShardMap(Collections.nCopies(ShardHash.SHARDS, null));

    private final List<@Nullable ShardOwner> owners;
    private final List<String> addresses;
    private final long version;

    private ShardMap(List<@Nullable ShardOwner> owners) {
        this.owners = owners;
        this.addresses = owners.stream()
                .filter(Objects::nonNull)
                .map(ShardOwner::address)
                .distinct()
                .toList();
        this.version = owners.stream()
                .filter(Objects::nonNull)
                .mapToLong(ShardOwner::epoch)
                .sum();
    }

    /**
     * @param owners by shard, null where the owner is not known; of length {@link ShardHash#SHARDS}
     * @throws IllegalArgumentException where there are more or fewer
     */
    public static ShardMap of(List<@Nullable ShardOwner> owners) {
        if (owners.size() != ShardHash.SHARDS) {
            throw new IllegalArgumentException("expected " + ShardHash.SHARDS + " owners, not " + owners.size());
        }
        return new ShardMap(Collections.unmodifiableList(new ArrayList<>(owners)));
    }

    /** The owner of a shard; null where it is not known. */
    public @Nullable ShardOwner owner(int shard) {
        return owners.get(shard);
    }

    /** The sum of all epochs: rises with every change of an owner. */
    public long version() {
        return version;
    }

    /** Whether every shard's owner is known. */
    public boolean isComplete() {
        return !owners.contains(null);
    }

    /** Where the owners are, each address once, in the order of their first shards. */
    public List<String> addresses() {
        return addresses;
    }

    /** Whether any owner is elsewhere. */
    public boolean hasAddressesBut(String address) {
        return addresses.size() > 1
                || (addresses.size() == 1 && !addresses.get(0).equals(address));
    }

    /** The {@link #addresses()} without this one. */
    public List<String> addressesBut(String address) {
        return addresses.stream().filter(other -> !other.equals(address)).toList();
    }

    /** What both know together; this map itself where the other one knows nothing newer. */
    public ShardMap mergedWith(ShardMap other) {
        List<@Nullable ShardOwner> merged = new ArrayList<>(ShardHash.SHARDS);
        boolean changed = false;
        for (int shard = 0; shard < ShardHash.SHARDS; shard++) {
            ShardOwner mine = owners.get(shard);
            ShardOwner theirs = other.owners.get(shard);
            boolean newer = theirs != null && (mine == null || theirs.epoch() > mine.epoch());
            merged.add(newer ? theirs : mine);
            changed |= newer;
        }
        return changed ? new ShardMap(Collections.unmodifiableList(merged)) : this;
    }
}
