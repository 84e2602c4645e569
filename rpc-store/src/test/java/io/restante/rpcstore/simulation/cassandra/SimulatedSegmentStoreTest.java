package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.message.SegmentStore;
import io.restante.rpcstore.message.SegmentStoreContract;

class SimulatedSegmentStoreTest extends SegmentStoreContract {
    private final CalmStores stores = new CalmStores(ClusterOptions.DEFAULT);
    private final SegmentStore store = stores.answering(SegmentStore.class, new SimulatedSegmentStore(stores.session));

    @Override
    protected SegmentStore store() {
        return store;
    }
}
