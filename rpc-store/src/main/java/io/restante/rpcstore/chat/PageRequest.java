package io.restante.rpcstore.chat;

import io.restante.protos.rules.FieldRules;
import io.restante.rpcstore.message.PageQuery;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.service.trace.CallSpan;
import java.util.List;

/**
 * A pull that was checked.
 *
 * @param cursor a send time, inclusive; 0 = from the start, or from the newest when {@code reverse}
 * @param limit most messages to return, at least 1
 * @param maxTextBytes the page ends before its texts pass this many bytes, but never before its first message
 * @param span what is done for it is traced below this
 */
public record PageRequest(long cursor, int limit, boolean reverse, long maxTextBytes, CallSpan span) {
    /** Most messages of a pull that names no limit. */
    public static final int USUAL_LIMIT = 10;

    /** One that is not traced. */
    public PageRequest(long cursor, int limit, boolean reverse, long maxTextBytes) {
        this(cursor, limit, reverse, maxTextBytes, CallSpan.NONE);
    }

    /** The read that answers this while {@code watermark} is the newest visible message: one row more than is shown. */
    PageQuery toQuery(Partition partition, long watermark) {
        long from = reverse ? 1 : cursor;
        long to = reverse && cursor != 0 ? Math.min(cursor, watermark) : watermark;
        return new PageQuery(partition, from, to, limit + 1, maxTextBytes, reverse);
    }

    /** Makes the page of what {@link #toQuery} has read. */
    Page toPage(List<StoredMessage> rows) {
        int shown = 0;
        long textBytes = 0;
        while (shown < rows.size() && shown < limit) {
            textBytes += FieldRules.utf8Length(rows.get(shown).text());
            if (textBytes > maxTextBytes && shown > 0) {
                break;
            }
            shown++;
        }
        if (shown < rows.size()) {
            return new Page(rows.subList(0, shown), true, rows.get(shown).sendTime());
        }
        if (rows.isEmpty()) {
            return new Page(rows, false, cursor);
        }
        long last = rows.get(shown - 1).sendTime();
        return new Page(rows, false, reverse ? last - 1 : last + 1);
    }
}
