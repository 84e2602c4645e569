package io.restante.benchmark.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.restante.benchmark.fill.ChatShape;
import io.restante.benchmark.fill.MessageRows;
import io.restante.benchmark.measure.InFlight;
import io.restante.benchmark.measure.Work;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What the driver does alone with the stores' own table, 100 requests being under way. */
public final class BareDriver {
    /** How many rows a page of ten messages reads. */
    public static final int ROWS = 11;

    public static final String INSERTS = "driver: inserts";
    public static final String SELECTS = "driver: selects of " + ROWS;

    private static final int AT_ONCE = 100;
    private static final int CHATS = 20_000;

    private final CqlSession session;
    private final AtomicLong sendTime = new AtomicLong(1);

    public BareDriver(CqlSession session) {
        this.session = session;
    }

    /** One row each, in 20,000 partitions at random, which no store looks at. */
    public Work inserts() {
        MessageRows rows = new MessageRows(session);
        return new Work(
                INSERTS,
                length -> InFlight.run(
                        AT_ONCE,
                        length,
                        () -> session.executeAsync(rows.single(
                                "driver-" + random(CHATS), sendTime.incrementAndGet(), ChatShape.text(0)))));
    }

    /** As many rows as a page of ten messages needs, from a random place of a random one of these chats. */
    public Work selects(List<ChatShape> chats) {
        PreparedStatement select =
                session.prepare("SELECT send_time, text, sender, idempotency_key, prev, batch_start, batch_size, epoch,"
                        + " segment_messages, segment_bytes, next_segment FROM restante.message"
                        + " WHERE chat = ? AND segment = 0 AND send_time >= ? AND send_time <= ?"
                        + " ORDER BY send_time ASC LIMIT " + ROWS);
        return new Work(
                SELECTS,
                length -> InFlight.run(AT_ONCE, length, () -> {
                    ChatShape chat = chats.get(random(chats.size()));
                    long from = chat.sendTime(random((int) chat.messages() - ROWS + 1));
                    return session.executeAsync(select.bind(chat.chat(), from, chat.sendTime(chat.messages() - 1)));
                }));
    }

    private static int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }
}
