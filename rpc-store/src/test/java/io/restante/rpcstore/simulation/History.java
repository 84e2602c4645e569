package io.restante.rpcstore.simulation;

import io.restante.rpcstore.chat.Page;
import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients saw, and whether the promises were kept. Times are nanoseconds of virtual time. */
final class History {
    /** One message of one client: all tries of it together. */
    static final class Send {
        final String chat;
        final String text;
        final boolean keyed;
        final long invoked;
        long answered = -1;
        long sendTime;

        Send(String chat, String text, boolean keyed, long invoked) {
            this.chat = chat;
            this.text = text;
            this.keyed = keyed;
            this.invoked = invoked;
        }
    }

    record Pull(String chat, long cursor, boolean reverse, long invoked, Page page) {
        /** The lowest send time covered, inclusive. */
        long from() {
            return reverse ? page.nextCursor() + 1 : cursor;
        }

        /** The highest send time covered, inclusive. */
        long to() {
            return reverse ? page.messages().get(0).sendTime() : page.nextCursor() - 1;
        }
    }

    final List<Send> sends = new ArrayList<>();
    final List<Pull> pulls = new ArrayList<>();

    /**
     * Every broken promise in words.
     *
     * @param chain all rows, oldest first, seals among them
     */
    List<String> violations(String chat, List<StoredMessage> chain) {
        List<StoredMessage> rows = chain.stream().filter(row -> !row.isSeal()).toList();
        List<String> broken = new ArrayList<>();
        Map<String, StoredMessage> byText = new HashMap<>();
        for (StoredMessage row : rows) {
            if (byText.put(row.text(), row) != null) {
                broken.add("I5/I9: stored twice: " + row.text());
            }
        }
        checkSends(chat, byText, broken);
        checkPulls(chat, rows, byText, broken);
        checkChain(chain, broken);
        return broken;
    }

    private void checkSends(String chat, Map<String, StoredMessage> byText, List<String> broken) {
        List<Send> answered = sends.stream()
                .filter(send -> send.chat.equals(chat) && send.answered >= 0)
                .toList();
        for (Send send : answered) {
            StoredMessage row = byText.get(send.text);
            if (row == null || row.sendTime() != send.sendTime) {
                broken.add("I1: answered " + send.sendTime + ", stored " + row);
            }
        }
        for (Send first : answered) {
            for (Send second : answered) {
                if (first.answered < second.invoked && first.sendTime >= second.sendTime) {
                    broken.add("I2: " + first.text + " was answered before " + second.text + " was sent");
                }
            }
        }
    }

    private void checkPulls(
            String chat, List<StoredMessage> rows, Map<String, StoredMessage> byText, List<String> broken) {
        for (Pull pull : pulls) {
            if (!pull.chat().equals(chat)) {
                continue;
            }
            for (Send send : sends) {
                if (send.chat.equals(chat) && send.answered >= 0 && send.answered < pull.invoked()) {
                    checkSeen(pull, send, broken);
                }
            }
            if (pull.page().messages().isEmpty()) {
                continue;
            }
            List<Long> covered = covered(pull, rows);
            List<Long> seen =
                    pull.page().messages().stream().map(StoredMessage::sendTime).toList();
            if (!covered.equals(seen)) {
                broken.add("I3: a pull saw " + seen + " where " + covered + " stands, cursor " + pull.cursor());
            }
            for (StoredMessage message : pull.page().messages()) {
                if (byText.get(message.text()) == null) {
                    broken.add("I6: vanished: " + message.text());
                }
            }
        }
    }

    private static List<Long> covered(Pull pull, List<StoredMessage> rows) {
        List<Long> covered = new ArrayList<>();
        long from = pull.from();
        long to = pull.to();
        for (StoredMessage row : rows) {
            if (row.sendTime() >= from && row.sendTime() <= to) {
                covered.add(row.sendTime());
            }
        }
        if (pull.reverse()) {
            Collections.reverse(covered);
        }
        return covered;
    }

    /** I4: what was answered before the pull was invoked is in its page, unless the page ends before it. */
    private static void checkSeen(Pull pull, Send send, List<String> broken) {
        boolean wanted =
                pull.reverse() ? pull.cursor() == 0 || send.sendTime <= pull.cursor() : send.sendTime >= pull.cursor();
        boolean beyond = pull.page().hasMore()
                && (pull.reverse()
                        ? send.sendTime <= pull.page().nextCursor()
                        : send.sendTime >= pull.page().nextCursor());
        if (wanted && !beyond && !contains(pull.page().messages(), send.sendTime)) {
            broken.add("I4: " + send.text + " at " + send.sendTime + " is not in a later pull from " + pull.cursor());
        }
    }

    private static boolean contains(List<StoredMessage> messages, long sendTime) {
        for (StoredMessage message : messages) {
            if (message.sendTime() == sendTime) {
                return true;
            }
        }
        return false;
    }

    /** I7: batches are complete, and each names the message before it. */
    private static void checkChain(List<StoredMessage> rows, List<String> broken) {
        @Nullable StoredMessage before = null;
        int inBatch = 0;
        for (StoredMessage row : rows) {
            boolean starts = before == null || row.batchStart() != before.batchStart();
            inBatch = starts ? 1 : inBatch + 1;
            if (starts && row.prev() != (before == null ? 0 : before.sendTime())) {
                broken.add("I7: " + row.sendTime() + " names " + row.prev() + " before it, not "
                        + (before == null ? 0 : before.sendTime()));
            }
            if (inBatch > row.batchSize()) {
                broken.add("I7: batch of " + row.batchStart() + " has more than " + row.batchSize() + " rows");
            }
            before = row;
        }
    }
}
