package io.restante.rpcstore.simulation.cassandra;

import io.restante.routing.ShardHash;
import io.restante.rpcstore.shard.ShardStore;
import io.restante.rpcstore.shard.ShardStoreContract;

class SimulatedShardStoreTest extends ShardStoreContract {
    private final CalmStores stores = new CalmStores(ClusterOptions.DEFAULT);
    private final ShardStore store =
            stores.answering(ShardStore.class, new SimulatedShardStore(stores.session, ShardHash.SHARDS));

    @Override
    protected ShardStore store() {
        return store;
    }
}
