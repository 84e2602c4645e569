package io.restante.rpcstore;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.restante.rpcstore.cassandra.CassandraMemberStore;
import io.restante.rpcstore.cassandra.CassandraMessageLink;
import io.restante.rpcstore.cassandra.CassandraMessageStore;
import io.restante.rpcstore.cassandra.CassandraSegmentStore;
import io.restante.rpcstore.cassandra.CassandraShardStore;
import io.restante.rpcstore.member.InMemoryMemberStore;
import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.message.InMemoryMessageStore;
import io.restante.rpcstore.message.InMemorySegmentStore;
import io.restante.rpcstore.message.MessageLink;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.SegmentStore;
import io.restante.rpcstore.shard.InMemoryShardStore;
import io.restante.rpcstore.shard.ShardStore;
import io.restante.rpcstore.time.TimeSource;
import jakarta.inject.Singleton;

/** Take the place of Cassandra where a test asks for them. */
@Factory
@Requires(property = InMemoryStores.ENABLED)
public final class InMemoryStores {
    public static final String ENABLED = "test.in-memory-stores";

    @Singleton
    @Replaces(CassandraMessageStore.class)
    MessageStore messages() {
        return new InMemoryMessageStore();
    }

    @Singleton
    @Replaces(CassandraSegmentStore.class)
    SegmentStore segments() {
        return new InMemorySegmentStore();
    }

    @Singleton
    @Replaces(CassandraMessageLink.class)
    MessageLink link() {
        return () -> true;
    }

    @Singleton
    @Replaces(CassandraMemberStore.class)
    MemberStore members(TimeSource time) {
        return new InMemoryMemberStore(time::micros);
    }

    @Singleton
    @Replaces(CassandraShardStore.class)
    ShardStore shards() {
        return new InMemoryShardStore();
    }
}
