package io.restante.loadgen.caller.message;

import io.restante.loadgen.caller.Verdict;
import java.util.List;

/**
 * A page of the newest messages of a chat, as it was pulled.
 *
 * @param chats of each message
 * @param sendTimes of each message
 * @param hasMore whether older ones stand beyond
 * @param nextCursor where the next page starts
 */
public record Page(List<String> chats, List<Long> sendTimes, boolean hasMore, long nextCursor) {
    public Page {
        chats = List.copyOf(chats);
        sendTimes = List.copyOf(sendTimes);
    }

    /** What the contract says of such a page, asked for without a cursor. */
    public Verdict check(String chat, int limit) {
        if (sendTimes.size() > limit) {
            return Verdict.wrongContent(sendTimes.size() + " messages, asked for at most " + limit);
        }
        if (!chats.stream().allMatch(chat::equals)) {
            return Verdict.wrongContent("a message of another chat than " + chat);
        }
        for (int i = 1; i < sendTimes.size(); i++) {
            if (sendTimes.get(i) >= sendTimes.get(i - 1)) {
                return Verdict.wrongContent(sendTimes.get(i) + " after " + sendTimes.get(i - 1) + ", newest first");
            }
        }
        return checkCursor();
    }

    private Verdict checkCursor() {
        if (sendTimes.isEmpty()) {
            return nextCursor == 0 && !hasMore
                    ? Verdict.ok()
                    : Verdict.wrongContent("an empty page goes on at " + nextCursor);
        }
        long oldest = sendTimes.get(sendTimes.size() - 1);
        boolean right = hasMore ? nextCursor < oldest : nextCursor == oldest - 1;
        return right
                ? Verdict.ok()
                : Verdict.wrongContent("the page ends at " + oldest + " and goes on at " + nextCursor);
    }
}
