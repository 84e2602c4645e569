package io.restante.benchmark.fill;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Puts chats straight into the tables. No store may have looked at them before, and none may while they are filled: rows
 * come in any order.
 */
public final class ChatFiller {
    private static final int WRITES_AT_ONCE = 64;

    private final CqlSession session;
    private final MessageRows rows;

    public ChatFiller(CqlSession session) {
        this.session = session;
        this.rows = new MessageRows(session);
    }

    /** Returns when all of them are stored. */
    public void fill(Collection<ChatShape> chats) throws IOException, InterruptedException {
        Deque<Future<?>> underWay = new ArrayDeque<>();
        for (ChatShape chat : chats) {
            Iterator<Write> writes = new Writes(chat);
            while (writes.hasNext()) {
                for (Statement<?> statement : statements(chat, writes.next())) {
                    if (underWay.size() == WRITES_AT_ONCE) {
                        await(underWay);
                    }
                    underWay.add(session.executeAsync(statement).toCompletableFuture());
                }
            }
        }
        while (!underWay.isEmpty()) {
            await(underWay);
        }
    }

    private List<Statement<?>> statements(ChatShape chat, Write write) {
        Statement<?> messages = rows.of(chat, write);
        return write.isSeal() ? List.of(messages, rows.segmentAfter(chat.chat(), write)) : List.of(messages);
    }

    private static void await(Queue<Future<?>> underWay) throws IOException, InterruptedException {
        try {
            underWay.remove().get();
        } catch (ExecutionException e) {
            throw new IOException("a chat could not be filled: " + e.getCause(), e);
        }
    }
}
