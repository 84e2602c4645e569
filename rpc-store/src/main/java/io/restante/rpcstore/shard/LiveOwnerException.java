package io.restante.rpcstore.shard;

import io.restante.rpcstore.member.MemberRow;

/** Another member owns the shards and is alive. */
public final class LiveOwnerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LiveOwnerException(MemberRow owner) {
        super(
                "another rpc-store is alive on this keyspace: member " + owner.id() + " at " + owner.address()
                        + " (heartbeat " + owner.beat() + "); stop it first, or use another keyspace",
                null,
                false,
                false);
    }
}
