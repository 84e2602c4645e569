package io.restante.rpcstore.message;

class InMemoryMessageStoreTest extends MessageStoreContract {
    private final MessageStore store = new InMemoryMessageStore();

    @Override
    protected MessageStore store() {
        return store;
    }
}
