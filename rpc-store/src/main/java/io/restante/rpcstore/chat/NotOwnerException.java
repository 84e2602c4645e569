package io.restante.rpcstore.chat;

/** This member does not serve the chat's shard, or does not any more: nothing was stored. Has no stack trace. */
public final class NotOwnerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotOwnerException() {
        super("this member does not serve the chat", null, false, false);
    }
}
