package io.restante.history.check;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** I2: send times are unique, and who was answered before another one sent stands before him. */
final class OrderCheck implements Check {
    @Override
    public void judge(ChatFacts chat, Findings findings) {
        List<Placed> placed = Placing.of(chat);
        List<Placed> answered = placed.stream().filter(Placed::isAnswered).toList();
        answered.forEach(one -> findings.judged(Invariant.I2));
        judgeUnique(chat, answered, findings);
        judgeUniqueRows(chat, findings);
        judgeOrder(chat, placed, answered, findings);
    }

    private static void judgeUnique(ChatFacts chat, List<Placed> answered, Findings findings) {
        Placed before = null;
        for (Placed one : sorted(answered, Comparator.comparingLong(Placed::sendTime))) {
            if (before != null && before.sendTime() == one.sendTime()) {
                findings.violated(
                        Invariant.I2,
                        chat,
                        List.of(before.operation(), one.operation()),
                        "Two messages were answered the same send_time " + one.sendTime() + ".");
            }
            before = one;
        }
    }

    private static void judgeUniqueRows(ChatFacts chat, Findings findings) {
        FinalRows all = chat.all();
        if (all == null) {
            return;
        }
        for (int i = 1; i < all.rows().size(); i++) {
            long place = all.rows().get(i).sendTime();
            if (place == all.rows().get(i - 1).sendTime()) {
                findings.violated(
                        Invariant.I2, chat, List.of(all.read().id()), "Two rows have the send_time " + place + ".");
            }
        }
    }

    /** Goes through the messages as they were sent, with the highest place that had been answered by then. */
    private static void judgeOrder(ChatFacts chat, List<Placed> placed, List<Placed> answered, Findings findings) {
        List<Placed> byAnswer = sorted(answered, Comparator.comparingLong(Placed::answered));
        @Nullable Placed highest = null;
        int next = 0;
        for (Placed one : sorted(placed, Comparator.comparingLong(Placed::invoked))) {
            while (next < byAnswer.size() && byAnswer.get(next).answered() < one.invoked()) {
                Placed earlier = byAnswer.get(next++);
                if (highest == null || earlier.sendTime() > highest.sendTime()) {
                    highest = earlier;
                }
            }
            if (highest != null && highest.sendTime() >= one.sendTime()) {
                findings.violated(
                        Invariant.I2,
                        chat,
                        List.of(highest.operation(), one.operation()),
                        "One send was answered " + highest.sendTime() + " before another one began, which stands at "
                                + one.sendTime() + ".");
            }
        }
    }

    private static List<Placed> sorted(List<Placed> placed, Comparator<Placed> by) {
        return placed.stream().sorted(by).toList();
    }
}
