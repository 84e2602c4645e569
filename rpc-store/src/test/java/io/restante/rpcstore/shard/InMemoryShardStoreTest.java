package io.restante.rpcstore.shard;

class InMemoryShardStoreTest extends ShardStoreContract {
    private final ShardStore store = new InMemoryShardStore();

    @Override
    protected ShardStore store() {
        return store;
    }
}
