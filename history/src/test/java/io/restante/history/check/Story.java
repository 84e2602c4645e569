package io.restante.history.check;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Fault;
import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Message;
import io.restante.history.operation.Pull;
import io.restante.history.operation.PullOutcome;
import io.restante.history.operation.Row;
import io.restante.history.operation.Row.Internals;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome;
import io.restante.history.operation.SendOutcome.NotStored;
import io.restante.history.operation.SendOutcome.Stored;
import io.restante.history.operation.SendOutcome.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small history of one chat, told line by line; each operation that names no time follows the one before it. */
final class Story {
    static final String CHAT = "room";
    static final String ANN = "ann";

    private final List<Entry> entries = new ArrayList<>();
    private long now;

    static Message message(String text, long at) {
        return new Message(at, text, ANN);
    }

    /** A row of which the store's columns are not known. */
    static Row row(String text, long at) {
        return new Row(message(text, at), null);
    }

    /** A row of a batch. */
    static Row row(String text, long at, long prev, long batchStart, int batchSize) {
        return new Row(message(text, at), new Internals(null, 0, prev, batchStart, batchSize, 1));
    }

    /** A row that is a batch alone. */
    static Row keyed(String text, String key, long at, long prev) {
        return new Row(message(text, at), new Internals(key, 0, prev, at, 1, 1));
    }

    Story stored(String text, long at) {
        return send(text, null, new Stored(at, false));
    }

    Story replayed(String text, String key, long at) {
        return send(text, key, new Stored(at, true));
    }

    Story stored(String text, String key, long at) {
        return send(text, key, new Stored(at, false));
    }

    Story refused(String text) {
        return send(text, null, new NotStored("503"));
    }

    Story open(String text) {
        return send(text, null, new Unknown("504"));
    }

    Story open(String text, String key) {
        return send(text, key, new Unknown("504"));
    }

    Story send(String text, @Nullable String key, SendOutcome outcome) {
        long invoked = ++now;
        return send(text, key, invoked, ++now, outcome);
    }

    Story send(String text, @Nullable String key, long invoked, long completed, SendOutcome outcome) {
        entries.add(new Send(nextId(), "c1", CHAT, ANN, text, key, invoked, completed, outcome));
        now = Math.max(now, completed == Entry.NEVER ? invoked : completed);
        return this;
    }

    /** A pull upward that reaches the end. */
    Story pull(long cursor, Message... messages) {
        long next = messages.length == 0 ? cursor : messages[messages.length - 1].sendTime() + 1;
        return pull(cursor, 10, false, false, next, messages);
    }

    /** A pull upward after which more follows. */
    Story pullMore(long cursor, long next, Message... messages) {
        return pull(cursor, messages.length, false, true, next, messages);
    }

    Story pull(long cursor, int limit, boolean reverse, boolean more, long next, Message... messages) {
        long invoked = ++now;
        return pull(invoked, ++now, cursor, limit, reverse, more, next, messages);
    }

    Story pull(
            long invoked,
            long completed,
            long cursor,
            int limit,
            boolean reverse,
            boolean more,
            long next,
            Message... messages) {
        entries.add(new Pull(
                nextId(),
                "c2",
                CHAT,
                cursor,
                limit,
                reverse,
                invoked,
                completed,
                new PullOutcome.Page(Arrays.asList(messages), more, next)));
        now = Math.max(now, completed);
        return this;
    }

    Story rows(Row... rows) {
        return view(FinalRead.ALL, rows);
    }

    Story view(String view, Row... rows) {
        long invoked = ++now;
        entries.add(new FinalRead(nextId(), CHAT, view, invoked, ++now, Arrays.asList(rows)));
        return this;
    }

    Story fault(Fault.Kind kind, String target, long at, String... chats) {
        entries.add(new Fault(nextId(), kind, target, at, Arrays.asList(chats)));
        return this;
    }

    List<Entry> entries() {
        return entries;
    }

    Report judged() {
        return HistoryChecker.check(entries);
    }

    Report judged(Settings settings) {
        HistoryChecker checker = new HistoryChecker(settings);
        entries.forEach(checker::add);
        return checker.report(true);
    }

    private int nextId() {
        return entries.size() + 1;
    }
}
