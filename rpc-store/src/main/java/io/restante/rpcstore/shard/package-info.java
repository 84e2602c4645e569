/**
 * Shards: the units in which chats are owned. The table {@code shard} has one partition, so that one lightweight
 * transaction can move many shards; its queries stand in {@code cql/README.md}.
 */
@NullMarked
package io.restante.rpcstore.shard;

import org.jspecify.annotations.NullMarked;
