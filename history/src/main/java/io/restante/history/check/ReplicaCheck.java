package io.restante.history.check;

import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** I8: any two replicas agree on gated rows. All views are compared with one, which is the one at ALL where there is one. */
final class ReplicaCheck implements Check {
    @Override
    public void judge(ChatFacts chat, Findings findings) {
        List<FinalRead> views = new ArrayList<>(chat.views());
        if (views.size() < 2) {
            views.forEach(view -> findings.notJudged(Invariant.I8));
            return;
        }
        FinalRows all = chat.all();
        FinalRead standard = all == null ? views.get(0) : all.read();
        views.remove(standard);
        List<Row> expected = gated(chat, standard);
        for (FinalRead view : views) {
            findings.judged(Invariant.I8);
            compare(chat, standard, expected, view, findings);
        }
    }

    private static List<Row> gated(ChatFacts chat, FinalRead view) {
        return new FinalRows(view)
                .rows().stream().filter(row -> row.sendTime() <= chat.visible()).toList();
    }

    private static void compare(
            ChatFacts chat, FinalRead standard, List<Row> expected, FinalRead view, Findings findings) {
        Iterator<Row> ours = expected.iterator();
        Iterator<Row> theirs = gated(chat, view).iterator();
        Row our = next(ours);
        Row their = next(theirs);
        while (our != null || their != null) {
            long place = Math.min(placeOf(our), placeOf(their));
            boolean inOurs = placeOf(our) == place;
            boolean inTheirs = placeOf(their) == place;
            if (inOurs != inTheirs || (our != null && !our.equals(their))) {
                String sentence = inOurs && inTheirs
                        ? "The views " + standard.view() + " and " + view.view() + " differ in the row at " + place
                                + "."
                        : "The row at " + place + " is in the view " + (inOurs ? standard : view).view()
                                + " and not in " + (inOurs ? view : standard).view() + ".";
                findings.violated(Invariant.I8, chat, List.of(standard.id(), view.id()), sentence);
            }
            our = inOurs ? next(ours) : our;
            their = inTheirs ? next(theirs) : their;
        }
    }

    private static long placeOf(@Nullable Row row) {
        return row == null ? Long.MAX_VALUE : row.sendTime();
    }

    private static @Nullable Row next(Iterator<Row> rows) {
        return rows.hasNext() ? rows.next() : null;
    }
}
