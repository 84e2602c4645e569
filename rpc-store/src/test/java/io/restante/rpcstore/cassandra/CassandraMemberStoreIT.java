package io.restante.rpcstore.cassandra;

import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.member.MemberStoreContract;

class CassandraMemberStoreIT extends MemberStoreContract {
    private final MemberStore store = CassandraFixture.members();

    @Override
    protected MemberStore store() {
        return store;
    }
}
