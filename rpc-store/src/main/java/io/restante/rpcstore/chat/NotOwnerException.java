package io.restante.rpcstore.chat;

/**
 * This member does not serve the chat, or serves it no more: whatever was asked was certainly not done, and another
 * member will do it. Never leaves the cluster. Expected, and so without a stack trace.
 */
public final class NotOwnerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotOwnerException() {
        super("the chat is served by another member", null, false, false);
    }
}
