package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.shard.Tenure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The chats of one shard that are in memory: at most one {@link ChatLog} a chat, which makes it the chat's only writer.
 * The one that was used longest ago and has nothing under way makes room for the next. Thread-safe.
 */
final class ShardChats {
    /** How many chats with work under way are passed over in the search for room. */
    private static final int PATIENCE = 32;

    private final Tenure tenure;
    private final ChatContext context;
    private final int most;
    private final Map<String, ChatLog> logs = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    /** @param most most chats to keep; up to twice as many while none of them can go */
    ShardChats(Tenure tenure, ChatContext context, int most) {
        this.tenure = tenure;
        this.context = context;
        this.most = most;
    }

    void send(String chat, PendingSend send) {
        while (!get(chat).send(send)) {
            Thread.onSpinWait();
        }
    }

    void pull(String chat, PendingPull pull) {
        while (!get(chat).pull(pull)) {
            Thread.onSpinWait();
        }
    }

    private synchronized ChatLog get(String chat) {
        if (closed) {
            throw Failures.lost();
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

    /** Serves nothing any more; what was under way is answered as far as it is known. */
    void stepDown() {
        List<ChatLog> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(logs.values());
            logs.clear();
        }
        all.forEach(ChatLog::stepDown);
    }

    /** Whether nothing of any chat is under way; chats that are idle are let go. */
    synchronized boolean isDrained() {
        logs.values().removeIf(ChatLog::closeIfIdle);
        return logs.isEmpty();
    }
}
