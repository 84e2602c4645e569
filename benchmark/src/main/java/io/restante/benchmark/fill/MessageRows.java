package io.restante.benchmark.fill;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The statements that a store writes messages and segments with, on its own tables. */
public final class MessageRows {
    /** Chats are filled as by the first owner of their shard. */
    private static final long EPOCH = 1;

    private final PreparedStatement insert;
    private final PreparedStatement note;

    /** The tables must be there: a store makes them. */
    public MessageRows(CqlSession session) {
        insert = session.prepare("INSERT INTO restante.message (chat, segment, send_time, text, sender, prev,"
                + " batch_start, batch_size, epoch, segment_messages, segment_bytes, next_segment)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
        note = session.prepare("INSERT INTO restante.chat_segment (chat, first_send_time, segment)"
                + " VALUES (?, ?, ?) USING TIMESTAMP ?");
    }

    /** A message that is a batch of its own, the first of its chat. */
    public Statement<?> single(String chat, long sendTime, String text) {
        return message(chat, new Write(0, 0, 1, sendTime, 0, 1, text.length()), sendTime, text);
    }

    Statement<?> of(ChatShape shape, Write write) {
        String chat = shape.chat();
        if (write.isSeal()) {
            return row(chat, write, write.sendTime(), 1)
                    .setInt(11, write.segment() + 1)
                    .build();
        }
        List<BatchableStatement<?>> rows = new ArrayList<>(write.size());
        for (long number = write.first(); number < write.first() + write.size(); number++) {
            rows.add(message(chat, write, shape.sendTime(number), ChatShape.text(number)));
        }
        return rows.size() == 1 ? rows.get(0) : BatchStatement.newInstance(DefaultBatchType.UNLOGGED, rows);
    }

    /** The row that says where the segment after a seal begins. */
    Statement<?> segmentAfter(String chat, Write seal) {
        long first = seal.sendTime() + 1;
        return note.bind(chat, first, seal.segment() + 1, first);
    }

    private BoundStatement message(String chat, Write write, long sendTime, String text) {
        return row(chat, write, sendTime, write.size())
                .setString(3, text)
                .setString(4, ChatShape.SENDER)
                .build();
    }

    private BoundStatementBuilder row(String chat, Write write, long sendTime, int batchSize) {
        return insert.boundStatementBuilder()
                .setString(0, chat)
                .setInt(1, write.segment())
                .setLong(2, sendTime)
                .setLong(5, write.prev())
                .setLong(6, write.sendTime())
                .setInt(7, batchSize)
                .setLong(8, EPOCH)
                .setInt(9, write.segmentMessages())
                .setInt(10, write.segmentBytes())
                .setLong(12, sendTime);
    }
}
