package io.restante.benchmark.ordering;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The writes that are compared, on tables of their own. */
final class Writes {
    private static final int CHATS = 20_000;
    private static final String TEXT = "Hello, this is a message of some length, as people write them.";

    private final CqlSession session;
    private final AtomicLong sequence = new AtomicLong();
    private final PreparedStatement insert;
    private final PreparedStatement insertInLog;
    private final PreparedStatement insertIfAbsent;
    private final PreparedStatement last;

    Writes(CqlSession session) {
        this.session = session;
        session.execute("CREATE KEYSPACE IF NOT EXISTS benchmark WITH replication ="
                + " {'class': 'NetworkTopologyStrategy', 'replication_factor': 1}");
        for (String table : new String[] {"plain", "log", "conditional"}) {
            session.execute("CREATE TABLE IF NOT EXISTS benchmark." + table
                    + " (chat text, send_time bigint, text text, PRIMARY KEY (chat, send_time))");
        }
        this.insert = session.prepare("INSERT INTO benchmark.plain (chat, send_time, text) VALUES (?, ?, ?)");
        this.insertInLog = session.prepare("INSERT INTO benchmark.log (chat, send_time, text) VALUES (?, ?, ?)");
        this.insertIfAbsent = session.prepare(
                "INSERT INTO benchmark.conditional (chat, send_time, text) VALUES (?, ?, ?) IF NOT EXISTS");
        this.last = session.prepare("SELECT send_time FROM benchmark.plain WHERE chat = ? LIMIT 1");
    }

    /** A plain insert: what a message costs where one owner numbers it. */
    CompletionStage<Integer> plain() {
        return one(insert.bind(chat(), sequence.incrementAndGet(), TEXT));
    }

    /** The same with a read of one row, which is what a gate costs at most, if no two messages share one. */
    CompletionStage<Integer> plainAndRead() {
        return plain().thenCompose(written -> one(last.bind("none")));
    }

    /** Two inserts, one after the other: first into a replicated log, then into the table that is read. */
    CompletionStage<Integer> logAndPlain() {
        String chat = chat();
        long number = sequence.incrementAndGet();
        return one(insertInLog.bind(chat, number, TEXT)).thenCompose(logged -> one(insert.bind(chat, number, TEXT)));
    }

    /** A lightweight transaction that finds its number free. */
    CompletionStage<Integer> conditional() {
        return one(insertIfAbsent
                .bind(chat(), sequence.incrementAndGet(), TEXT)
                .setSerialConsistencyLevel(DefaultConsistencyLevel.SERIAL));
    }

    /** The same, all in one chat: nobody else ever wants the number. */
    CompletionStage<Integer> conditionalInOneChat() {
        return one(insertIfAbsent
                .bind("one", sequence.incrementAndGet(), TEXT)
                .setSerialConsistencyLevel(DefaultConsistencyLevel.SERIAL));
    }

    /** As many as an owner puts into one mutation of a busy chat. */
    CompletionStage<Integer> batch() {
        int size = 128;
        BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
        for (int i = 0; i < size; i++) {
            batch.addStatement(insert.bind("one", sequence.incrementAndGet(), TEXT));
        }
        return one(batch.build()).thenApply(done -> size);
    }

    private CompletableFuture<Integer> one(Statement<?> statement) {
        return session.executeAsync(statement).toCompletableFuture().thenApply(rows -> 1);
    }

    private static String chat() {
        return "chat-" + ThreadLocalRandom.current().nextInt(CHATS);
    }
}
