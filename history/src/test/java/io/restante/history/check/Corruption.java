package io.restante.history.check;

import static io.restante.history.operation.FinalRead.ALL;

import io.restante.history.operation.Message;
import io.restante.history.operation.Pull;
import io.restante.history.operation.PullOutcome.Page;
import io.restante.history.operation.Row;
import io.restante.history.operation.Row.Internals;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome.NotStored;
import io.restante.history.operation.SendOutcome.Stored;
import io.restante.history.operation.SendOutcome.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thing that goes wrong, and the invariants of which at least one must see it. */
// The functions keep no state, and nobody changes the sets.
@SuppressWarnings("ImmutableEnumChecker")
enum Corruption {
    LOSE_AN_ANSWERED_ROW(draft -> onAnswered(draft, (rows, at) -> rows.remove(at)), Invariant.I1),
    CHANGE_A_TEXT(
            draft -> onAnswered(
                    draft,
                    (rows, at) -> rows.set(at, with(rows.get(at), rows.get(at).sendTime(), "changed"))),
            Invariant.I1),
    MOVE_A_ROW(
            draft -> onAnswered(draft, (rows, at) -> {
                Row row = rows.remove(at);
                rows.add(with(row, Long.MAX_VALUE / 2, row.message().text()));
            }),
            Invariant.I1),
    SWAP_TWO_ROWS(
            draft -> onAnswered(draft, (rows, at) -> {
                int other = at == 0 ? at + 1 : at - 1;
                Row one = rows.get(at);
                Row two = rows.get(other);
                rows.set(at, with(one, one.sendTime(), two.message().text()));
                rows.set(other, with(two, two.sendTime(), one.message().text()));
            }),
            Invariant.I1),
    STORE_A_KEY_TWICE(draft -> twice(draft, draft.anyAnswered(send -> send.key() != null)), Invariant.I5),
    STORE_AN_ANSWERED_MESSAGE_TWICE(
            draft -> twice(draft, draft.anyAnswered(send -> send.key() == null && draft.tries(send) == 1)),
            Invariant.I1),
    ANSWER_ANOTHER_PLACE(
            draft -> {
                Send send = draft.anyAnswered(any -> true);
                if (send != null) {
                    draft.outcome(send, new Stored(Draft.place(send) + 1, false));
                }
                return send != null;
            },
            Invariant.I1),
    BREAK_THE_CHAIN(
            draft -> onAnswered(draft, (rows, at) -> {
                Row row = rows.get(at);
                Internals old = row.internals();
                if (old != null) {
                    rows.set(
                            at,
                            new Row(
                                    row.message(),
                                    new Internals(
                                            old.key(),
                                            old.segment(),
                                            old.prev() - 1,
                                            old.batchStart(),
                                            old.batchSize(),
                                            old.epoch())));
                }
            }),
            Invariant.I7),
    LOSE_A_ROW_OF_A_REPLICA(
            draft -> {
                Send send = draft.anyAnswered(any -> true);
                if (send != null) {
                    draft.rows(send.chat(), "r2", rows -> {
                        rows.removeIf(row -> row.sendTime() == Draft.place(send));
                        return rows;
                    });
                }
                return send != null;
            },
            Invariant.I8),
    REFUSE_WHAT_IS_STORED(
            draft -> {
                Send send = draft.anyAnswered(any -> draft.tries(any) == 1);
                if (send != null) {
                    draft.outcome(send, new NotStored("503"));
                }
                return send != null;
            },
            Invariant.C2),
    MARK_A_FIRST_ANSWER_AS_REPLAYED(
            draft -> {
                Send send = draft.anyAnswered(any -> any.key() != null && draft.tries(any) == 1);
                if (send != null) {
                    draft.outcome(send, new Stored(Draft.place(send), true));
                }
                return send != null;
            },
            Invariant.C4),
    SHIFT_NEXT_CURSOR(
            draft -> onPage(
                    draft,
                    draft.anyPage(page -> !page.messages().isEmpty()),
                    page -> new Page(page.messages(), page.hasMore(), page.nextCursor() + 1)),
            Invariant.C1,
            Invariant.I3),
    SAY_THAT_MORE_FOLLOWS(
            draft -> onPage(
                    draft,
                    draft.any(
                            Pull.class,
                            pull -> !Draft.page(pull).hasMore()
                                    && !draft.stands(
                                            pull.chat(), Draft.page(pull).nextCursor())),
                    page -> new Page(page.messages(), true, page.nextCursor())),
            Invariant.C1),
    TURN_A_PAGE_ROUND(
            draft -> onPage(draft, draft.anyPage(page -> page.messages().size() > 1), page -> {
                List<Message> messages = new ArrayList<>(page.messages());
                Collections.reverse(messages);
                return new Page(messages, page.hasMore(), page.nextCursor());
            }),
            Invariant.C1),
    LEAVE_ONE_OUT_OF_A_PAGE(
            draft -> onPage(draft, draft.anyPage(page -> page.messages().size() > 2), page -> {
                List<Message> messages = new ArrayList<>(page.messages());
                messages.remove(1);
                return new Page(messages, page.hasMore(), page.nextCursor());
            }),
            Invariant.I3),
    SHOW_WHAT_VANISHES(
            draft -> {
                Pull pull = draft.anyPage(page -> !page.messages().isEmpty());
                if (pull != null) {
                    Message shown = Draft.page(pull).messages().get(0);
                    draft.rows(pull.chat(), ALL, rows -> {
                        rows.removeIf(row -> row.message().equals(shown));
                        return rows;
                    });
                }
                return pull != null;
            },
            Invariant.I6),
    LET_A_ROW_APPEAR_BEHIND_A_READER(Corruption::appear, Invariant.I3),
    ANSWER_AGAINST_THE_ORDER(Corruption::swapAnswers, Invariant.I2);

    private interface RowChange {
        void apply(List<Row> rows, int at);
    }

    private final Function<Draft, Boolean> change;
    private final Set<Invariant> seenBy;

    Corruption(Function<Draft, Boolean> change, Invariant... seenBy) {
        this.change = change;
        this.seenBy = Set.of(seenBy);
    }

    /** Changes the history; false where there is nothing that can be changed so. */
    boolean apply(Draft draft) {
        return change.apply(draft);
    }

    Set<Invariant> seenBy() {
        return seenBy;
    }

    private static boolean onAnswered(Draft draft, RowChange change) {
        Send send = draft.anyAnswered(any -> draft.view(any.chat(), ALL).rows().size() > 1);
        if (send != null) {
            draft.rows(send.chat(), ALL, rows -> {
                int at = 0;
                while (rows.get(at).sendTime() != Draft.place(send)) {
                    at++;
                }
                change.apply(rows, at);
                return rows;
            });
        }
        return send != null;
    }

    private static boolean twice(Draft draft, @Nullable Send send) {
        if (send != null) {
            draft.rows(send.chat(), ALL, rows -> {
                long last = rows.get(rows.size() - 1).sendTime();
                Internals internals = new Internals(send.key(), 0, last, last + 1, 1, 1);
                rows.add(new Row(new Message(last + 1, send.text(), send.sender()), internals));
                return rows;
            });
        }
        return send != null;
    }

    private static boolean onPage(Draft draft, @Nullable Pull pull, Function<Page, Page> change) {
        if (pull != null) {
            draft.page(pull, change.apply(Draft.page(pull)));
        }
        return pull != null;
    }

    private static boolean appear(Draft draft) {
        Pull pull = draft.any(Pull.class, any -> freePlace(draft, any) > 0);
        if (pull == null) {
            return false;
        }
        long place = freePlace(draft, pull);
        draft.entries.add(new Send(
                1_000_000, "late", pull.chat(), "bob", "late", null, 1, pull.completed() + 1, new Unknown("504")));
        draft.rows(pull.chat(), ALL, rows -> {
            rows.add(new Row(new Message(place, "late", "bob"), new Internals(null, 0, place - 1, place, 1, 1)));
            return rows;
        });
        return true;
    }

    private static long freePlace(Draft draft, Pull pull) {
        Range covered = new PulledPage(pull, Draft.page(pull)).covered();
        for (long place = Math.max(1, covered.from()); place <= covered.to(); place++) {
            if (!draft.stands(pull.chat(), place)) {
                return place;
            }
        }
        return 0;
    }

    private static boolean swapAnswers(Draft draft) {
        Send first = draft.anyAnswered(send -> draft.tries(send) == 1);
        Send second = first == null
                ? null
                : draft.anyAnswered(send -> draft.tries(send) == 1
                        && send.chat().equals(first.chat())
                        && send.invoked() > first.completed());
        if (first == null || second == null) {
            return false;
        }
        draft.outcome(first, new Stored(Draft.place(second), false));
        draft.outcome(second, new Stored(Draft.place(first), false));
        return true;
    }

    private static Row with(Row row, long sendTime, String text) {
        return new Row(new Message(sendTime, text, row.message().sender()), row.internals());
    }
}
