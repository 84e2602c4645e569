package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.shard.Tenure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The chats of one shard that are in memory, in one tenure: at most one {@link ChatLog} a chat, which makes it the
 * chat's only writer. The one that was used longest ago and has nothing under way makes room for the next. Once the
 * tenure's end has begun, calls wait for it and are then told to go elsewhere. Thread-safe.
 */
final class ShardChats {
    /** How many chats with work under way are passed over in the search for room. */
    private static final int PATIENCE = 32;

    private final Tenure tenure;
    private final ChatContext context;
    private final int most;
    private final Map<String, ChatLog> logs = new LinkedHashMap<>(16, 0.75f, true);
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private boolean ending;

    /** @param most most chats to keep; up to twice as many while none of them can go */
    ShardChats(Tenure tenure, ChatContext context, int most) {
        this.tenure = tenure;
        this.context = context;
        this.most = most;
    }

    boolean isOf(Tenure other) {
        return tenure.equals(other);
    }

    synchronized int count() {
        return logs.size();
    }

    void send(String chat, PendingSend send) {
        ChatLog log;
        do {
            log = get(chat);
        } while (log != null && !log.send(send));
        if (log == null) {
            elsewhereOnceClosed(send.future());
        }
    }

    void pull(String chat, PendingPull pull) {
        ChatLog log;
        do {
            log = get(chat);
        } while (log != null && !log.pull(pull));
        if (log == null) {
            elsewhereOnceClosed(pull.future());
        }
    }

    /** Who is told too soon where the chat is no more only comes back. */
    private void elsewhereOnceClosed(CompletableFuture<?> call) {
        closed.whenComplete((done, none) -> call.completeExceptionally(new NotOwnerException()));
    }

    /** The log of a chat; null where the end of this tenure has begun. */
    private synchronized @Nullable ChatLog get(String chat) {
        if (ending) {
            return null;
        }
        ChatLog log = logs.get(chat);
        if (log != null) {
            if (context.keys().isExceeded()) {
                letGo(log, logs.size());
            }
            return log;
        }
        letGo(null, most - 1);
        if (logs.size() >= 2 * most) {
            throw ApiException.of(ErrorCode.STORE_OVERLOADED, "Too many chats are in use at once.");
        }
        ChatLog opened = new ChatLog(chat, tenure, context);
        logs.put(chat, opened);
        return opened;
    }

    /** Lets chats go that have nothing under way, but for {@code wanted}, until so few are left and their keys fit. */
    private void letGo(@Nullable ChatLog wanted, int left) {
        List<String> busy = new ArrayList<>(0);
        Iterator<Map.Entry<String, ChatLog>> oldest = logs.entrySet().iterator();
        for (int looked = 0;
                looked < PATIENCE
                        && oldest.hasNext()
                        && (logs.size() > left || context.keys().isExceeded());
                looked++) {
            Map.Entry<String, ChatLog> entry = oldest.next();
            if (entry.getValue() == wanted) {
                continue;
            }
            if (entry.getValue().closeIfIdle()) {
                oldest.remove();
            } else {
                busy.add(entry.getKey());
            }
        }
        // They count as used: chats that hang must not stand for ever before those that could go.
        busy.forEach(logs::get);
    }

    /** Begins nothing new; completes when nothing is in flight any more, exceptionally where that will never be known. */
    CompletionStage<Void> drain() {
        return CompletableFuture.allOf(end().stream().map(ChatLog::drain).toArray(CompletableFuture<?>[]::new));
    }

    /** Tells those who wait that the shard is elsewhere now. */
    void close() {
        closed.complete(null);
    }

    /** Serves nothing any more; what was under way is answered as far as it is known. */
    void stepDown() {
        end().forEach(ChatLog::stepDown);
        close();
    }

    /** All chats, of which none is let go and to which none is added from now on. */
    private synchronized List<ChatLog> end() {
        ending = true;
        return new ArrayList<>(logs.values());
    }
}
