package io.restante.rpcstore.cassandra;

import io.restante.rpcstore.shard.ShardStore;
import io.restante.rpcstore.shard.ShardStoreContract;

class CassandraShardStoreIT extends ShardStoreContract {
    private final ShardStore store = CassandraFixture.shards();

    @Override
    protected ShardStore store() {
        return store;
    }
}
