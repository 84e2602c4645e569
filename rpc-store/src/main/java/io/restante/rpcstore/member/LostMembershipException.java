package io.restante.rpcstore.member;

import java.util.UUID;

/** This member was declared dead: it may answer nothing any more. Expected, and so without a stack trace. */
public final class LostMembershipException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LostMembershipException(UUID member) {
        super("member " + member + " was declared dead", null, false, false);
    }
}
