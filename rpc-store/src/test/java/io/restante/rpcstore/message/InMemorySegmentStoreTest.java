package io.restante.rpcstore.message;

class InMemorySegmentStoreTest extends SegmentStoreContract {
    private final SegmentStore store = new InMemorySegmentStore();

    @Override
    protected SegmentStore store() {
        return store;
    }
}
