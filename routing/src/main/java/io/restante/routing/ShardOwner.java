package io.restante.routing;

import java.util.UUID;

/**
 * Who owns a shard.
 *
 * @param member the owner's id; new at each start of a store
 * @param address host and port of its gRPC door
 * @param epoch counts the shard's owners, from 1
 */
public record ShardOwner(UUID member, String address, long epoch) {}
