package io.restante.history.check;

import io.restante.history.operation.Fault;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * I10: sends to a chat work again within 5 s of the kill of its owner. They work where one that began after the kill was stored
 * in time. They do not where one still waits when the time is over, having had a second, or one that ends later was not stored.
 * Where nobody tried at the right time, or something else was wrong too, nothing can be said.
 */
final class RecoveryCheck implements Check {
    private static final long A_TRY = 1_000_000_000L;

    private final Map<String, List<Kill>> kills = new HashMap<>();
    private final long recovery;
    private final long end;

    /**
     * @param recovery how long it may take, in nanoseconds
     * @param end when the history ends, in nanoseconds
     */
    RecoveryCheck(List<Fault> faults, long recovery, long end) {
        this.recovery = recovery;
        this.end = end;
        for (Kill kill : Kills.of(faults, recovery)) {
            for (String chat : kill.fault().chats()) {
                kills.computeIfAbsent(ChatNames.canonical(chat), name -> new ArrayList<>())
                        .add(kill);
            }
        }
    }

    @Override
    public void judge(ChatFacts chat, Findings findings) {
        List<Kill> ofChat = kills.getOrDefault(chat.name(), List.of());
        if (ofChat.isEmpty()) {
            return;
        }
        List<Send> sends = chat.sends().stream()
                .sorted(Comparator.comparingLong(Send::invoked))
                .toList();
        Places begins = new Places(sends.stream().mapToLong(Send::invoked).toArray());
        for (Kill kill : ofChat) {
            int from = begins.firstFrom(kill.fault().at());
            judge(chat, kill, sends.subList(from, sends.size()), findings);
        }
    }

    private void judge(ChatFacts chat, Kill kill, List<Send> since, Findings findings) {
        long due = kill.fault().at() + recovery;
        @Nullable Send failed = null;
        for (Send send : since) {
            if (isStored(send) && send.completed() <= due) {
                findings.judged(Invariant.I10);
                return;
            }
            if (failed == null && send.invoked() < kill.nextFault() && failsAfter(due, send)) {
                failed = send;
            }
            if (send.invoked() > due) {
                break;
            }
        }
        if (failed == null || !kill.alone() || end < due) {
            findings.notJudged(Invariant.I10);
            return;
        }
        findings.judged(Invariant.I10);
        findings.violated(
                Invariant.I10,
                chat,
                List.of(kill.fault().id(), failed.id()),
                "No send was stored within " + recovery / 1_000_000 + " ms of the kill of "
                        + kill.fault().target() + ", though one was tried.");
    }

    private static boolean failsAfter(long due, Send send) {
        boolean waits = send.invoked() <= due - A_TRY && send.completed() > due;
        return waits || (send.completed() > due && !isStored(send));
    }

    private static boolean isStored(Send send) {
        return send.outcome() instanceof Stored;
    }
}
