package io.restante.rpcstore.cassandra;

import io.restante.rpcstore.message.SegmentStore;
import io.restante.rpcstore.message.SegmentStoreContract;

class CassandraSegmentStoreIT extends SegmentStoreContract {
    private final SegmentStore store = CassandraFixture.segments();

    @Override
    protected SegmentStore store() {
        return store;
    }
}
