package io.restante.rpcstore.shard;

/** A change of one shard's owner: {@code to} has {@code from}'s number and the epoch after its. */
public record ShardMove(ShardRow from, ShardRow to) {}
