package io.restante.rpcstore.member;

class InMemoryMemberStoreTest extends MemberStoreContract {
    private final MemberStore store = new InMemoryMemberStore(() -> 1_000_000);

    @Override
    protected MemberStore store() {
        return store;
    }
}
