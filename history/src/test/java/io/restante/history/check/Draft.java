package io.restante.history.check;

import io.restante.history.operation.Entry;
import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Pull;
import io.restante.history.operation.PullOutcome.Page;
import io.restante.history.operation.Row;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome;
import io.restante.history.operation.SendOutcome.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A history that is about to be corrupted in one place. */
final class Draft {
    final List<Entry> entries;
    final Random random;

    Draft(List<Entry> entries, Random random) {
        this.entries = new ArrayList<>(entries);
        this.random = random;
    }

    /** Any one of those that fit; null where none does. */
    <T> @Nullable T any(Class<T> type, Predicate<T> fits) {
        List<T> all = entries.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(fits)
                .toList();
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    @Nullable Send anyAnswered(Predicate<Send> fits) {
        return any(Send.class, send -> send.outcome() instanceof Stored && fits.test(send));
    }

    @Nullable Pull anyPage(Predicate<Page> fits) {
        return any(Pull.class, pull -> fits.test(page(pull)));
    }

    static Page page(Pull pull) {
        return (Page) pull.outcome();
    }

    static long place(Send send) {
        return ((Stored) send.outcome()).sendTime();
    }

    FinalRead view(String chat, String view) {
        return entries.stream()
                .filter(FinalRead.class::isInstance)
                .map(FinalRead.class::cast)
                .filter(read -> read.chat().equals(chat) && read.view().equals(view))
                .findFirst()
                .orElseThrow();
    }

    boolean stands(String chat, long place) {
        return view(chat, FinalRead.ALL).rows().stream().anyMatch(row -> row.sendTime() == place);
    }

    /** How many tries share the text of this one. */
    long tries(Send send) {
        return entries.stream()
                .filter(entry -> entry instanceof Send other && other.text().equals(send.text()))
                .count();
    }

    void replace(Entry old, Entry fresh) {
        entries.set(entries.indexOf(old), fresh);
    }

    void outcome(Send send, SendOutcome outcome) {
        replace(
                send,
                new Send(
                        send.id(),
                        send.client(),
                        send.chat(),
                        send.sender(),
                        send.text(),
                        send.key(),
                        send.invoked(),
                        send.completed(),
                        outcome));
    }

    void page(Pull pull, Page page) {
        replace(
                pull,
                new Pull(
                        pull.id(),
                        pull.client(),
                        pull.chat(),
                        pull.cursor(),
                        pull.limit(),
                        pull.reverse(),
                        pull.invoked(),
                        pull.completed(),
                        page));
    }

    /** Changes the rows of a view. */
    void rows(String chat, String view, UnaryOperator<List<Row>> change) {
        FinalRead read = view(chat, view);
        List<Row> rows = change.apply(new ArrayList<>(read.rows()));
        replace(read, new FinalRead(read.id(), chat, view, read.invoked(), read.completed(), rows));
    }
}
