package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.MessageStoreContract;

class SimulatedMessageStoreTest extends MessageStoreContract {
    private final CalmStores stores = new CalmStores(ClusterOptions.DEFAULT);
    private final MessageStore store =
            stores.answering(MessageStore.class, new SimulatedMessageStore(stores.cluster, stores.session));

    @Override
    protected MessageStore store() {
        return store;
    }
}
