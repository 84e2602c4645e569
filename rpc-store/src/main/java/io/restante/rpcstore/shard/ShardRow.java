package io.restante.rpcstore.shard;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code shard}.
 *
 * @param shard its number, 0 to 255
 * @param owner the member that owns it
 * @param nextOwner the member that the owner is asked to hand it over to; null where none is
 * @param epoch counts the owners, from 1
 * @param floor the lowest send time that this owner may use, in microseconds since the Unix epoch
 */
public record ShardRow(int shard, UUID owner, @Nullable UUID nextOwner, long epoch, long floor) {}
