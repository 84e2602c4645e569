package io.restante.rpcstore.simulation.scene;

import io.restante.rpcstore.chat.Page;
import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the clients of one chat saw on a {@link Stage}, judged by the last page, which shows the whole chat. */
final class Witness {
    static final class Send {
        final String text;
        final long invoked;
        /** Whether nothing stands in the way of its answer. */
        final boolean due;

        long answered = -1;
        long sendTime;

        Send(String text, long invoked, boolean due) {
            this.text = text;
            this.invoked = invoked;
            this.due = due;
        }
    }

    /** A page, oldest first. */
    record Pull(long cursor, long invoked, Page page) {
        boolean covers(long sendTime) {
            return sendTime >= cursor && sendTime < page.nextCursor();
        }
    }

    final List<Send> sends = new ArrayList<>();
    final List<Pull> pulls = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    /** Every broken promise in words. */
    List<String> broken() {
        broken.clear();
        Map<String, StoredMessage> truth = new HashMap<>();
        List<StoredMessage> chat = pulls.get(pulls.size() - 1).page().messages();
        for (StoredMessage message : chat) {
            check(truth.put(message.text(), message) == null, "stored twice: " + message.text());
        }
        for (Send send : sends) {
            check(send.answered >= 0 || !send.due, send.text + " was not answered, though its owner lives");
            StoredMessage stored = truth.get(send.text);
            check(
                    send.answered < 0 || (stored != null && stored.sendTime() == send.sendTime),
                    "answered and not there: " + send.text);
            sends.forEach(later -> check(
                    send.answered < 0
                            || later.answered < 0
                            || send.answered >= later.invoked
                            || send.sendTime < later.sendTime,
                    later.text + " was sent after " + send.text + " was answered, and stands before it"));
        }
        pulls.forEach(pull -> check(pull, chat));
        return List.copyOf(broken);
    }

    private void check(Pull pull, List<StoredMessage> chat) {
        List<String> seen =
                pull.page().messages().stream().map(StoredMessage::text).toList();
        List<String> covered = chat.stream()
                .filter(message -> pull.covers(message.sendTime()))
                .map(StoredMessage::text)
                .toList();
        check(seen.isEmpty() || seen.equals(covered), "a pull saw " + seen + " where " + covered + " stands");
        for (Send send : sends) {
            boolean due = send.answered >= 0 && send.answered < pull.invoked() && send.sendTime >= pull.cursor();
            boolean beyond =
                    pull.page().hasMore() && send.sendTime >= pull.page().nextCursor();
            check(!due || beyond || seen.contains(send.text), send.text + " was answered, and a later pull lacks it");
        }
    }

    private void check(boolean kept, String otherwise) {
        if (!kept) {
            broken.add(otherwise);
        }
    }
}
