/**
 * Which store owns a chat, and the way there. A chat is in one of 256 shards, a shard has one owner at a time, and an
 * epoch counts its owners; a {@link ShardMap} is what is known of that. See {@code docs/ordering.md}.
 */
@NullMarked
package io.restante.routing;

import org.jspecify.annotations.NullMarked;
