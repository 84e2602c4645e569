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
    private final Turns turns;
    private final int pageRows;
    private final long rowBytes;

    /**
     * @param pageRows most rows that a read of the store holds at once
     * @param gated reads what is owned by others
     */
    public ChatService(MemoryLimits memory, int pageRows, GatedReader gated) {
        this.gated = gated;
        this.turns = new Turns(memory.pullBytes(), memory.waiting());
        this.pageRows = pageRows;
        this.rowBytes = memory.rowBytes();
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

    /** Reads a page. Cancelling the future gives its turn up if it has not begun. */
    public CompletableFuture<Page> pull(String chat, PageRequest request) {
        return turns.take(mayHold(request), () -> chats().pull(chat, request));
    }

    /**
     * Reads a page of a chat that another member owns and that it does not serve, if that page is certain without it;
     * otherwise {@code STORE_UNAVAILABLE}.
     */
    public CompletableFuture<Page> pullGated(String chat, PageRequest request) {
        long end = EndFinder.FIRST_LIMIT * rowBytes;
        return turns.take(mayHold(request) + end, () -> gated.pull(chat, request));
    }

    /** Pulls that wait for their turn to read. */
    public int pullsWaiting() {
        return turns.waiting();
    }

    private long mayHold(PageRequest request) {
        return Math.min(request.limit() + 1, pageRows) * rowBytes;
    }

    private OwnedChats chats() {
        OwnedChats chats = owned.get();
        if (chats == null) {
            throw new NotOwnerException();
        }
        return chats;
    }
}
