package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.StoredMessage;
import java.util.List;

/**
 * The answer to a pull.
 *
 * @param messages in the direction asked for
 * @param hasMore whether more messages stand beyond the page in this direction, now
 * @param nextCursor where the next page starts, inclusive
 */
public record Page(List<StoredMessage> messages, boolean hasMore, long nextCursor) {
    public Page {
        messages = List.copyOf(messages);
    }
}
