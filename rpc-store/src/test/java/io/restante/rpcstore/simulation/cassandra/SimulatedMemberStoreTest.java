package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.member.MemberStoreContract;

class SimulatedMemberStoreTest extends MemberStoreContract {
    private final CalmStores stores = new CalmStores(ClusterOptions.DEFAULT);
    private final MemberStore store = stores.answering(MemberStore.class, new SimulatedMemberStore(stores.session));

    @Override
    protected MemberStore store() {
        return store;
    }
}
