package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends and pulls of the chats that this member serves, for whichever door they come through. Thread-safe; futures fail
 * with {@link ApiException}, or with {@link NotOwnerException} where another member serves the chat, and only so.
 */
public final class ChatService {
    private final AtomicReference<@Nullable OwnedChats> owned = new AtomicReference<>();
    private final GatedReader gated;

    /** @param gated reads what is owned by others */
    public ChatService(GatedReader gated) {
        this.gated = gated;
    }

    /** Begins to serve these chats. */
    public void open(OwnedChats chats) {
        owned.set(chats);
    }

    /** Ends to serve them. */
    public void close(OwnedChats chats) {
        owned.compareAndSet(chats, null);
    }

    /**
     * Stores a message. Cancelling the future withdraws it if it was not written yet.
     *
     * @param chat the chat's canonical name
     */
    public CompletableFuture<Receipt> send(String chat, NewMessage message) {
        try {
            return chats().send(chat, message);
        } catch (ApiException | NotOwnerException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** Reads a page. Cancelling the future takes the read back if it has not begun. */
    public CompletableFuture<Page> pull(String chat, PageRequest request) {
        try {
            return chats().pull(chat, request);
        } catch (ApiException | NotOwnerException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /**
     * Reads a page of a chat that another member owns and that it does not serve, if that page is certain without it;
     * otherwise {@code STORE_UNAVAILABLE}.
     */
    public CompletableFuture<Page> pullGated(String chat, PageRequest request) {
        return gated.pull(chat, request);
    }

    /** Pulls that wait for their turn to read the storage. */
    public int pullsWaiting() {
        return gated.waiting();
    }

    private OwnedChats chats() {
        OwnedChats chats = owned.get();
        if (chats == null) {
            throw new NotOwnerException();
        }
        return chats;
    }
}
