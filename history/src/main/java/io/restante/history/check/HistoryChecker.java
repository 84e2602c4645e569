package io.restante.history.check;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Fault;
import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Pull;
import io.restante.history.operation.Send;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a history, entry by entry in any order, and judges it. For one history, by one thread. */
public final class HistoryChecker {
    private final Settings settings;
    private final Map<String, ChatOperations> chats = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private long sends;
    private long pulls;
    private long finalReads;
    private long end = Long.MIN_VALUE;

    /** For a store with the usual settings. */
    public HistoryChecker() {
        this(Settings.USUAL);
    }

    public HistoryChecker(Settings settings) {
        this.settings = settings;
    }

    /** Judges a whole history, with the usual settings. */
    public static Report check(Iterable<? extends Entry> history) {
        HistoryChecker checker = new HistoryChecker();
        history.forEach(checker::add);
        return checker.report(true);
    }

    /** Takes one more entry. */
    public void add(Entry entry) {
        end = Math.max(end, entry.completed() == Entry.NEVER ? entry.invoked() : entry.completed());
        if (entry instanceof Send send) {
            chat(send.chat()).add(send);
            sends++;
        } else if (entry instanceof Pull pull) {
            chat(pull.chat()).add(pull);
            pulls++;
        } else if (entry instanceof FinalRead read) {
            chat(read.chat()).add(read);
            finalReads++;
        } else if (entry instanceof Fault fault) {
            faults.add(fault);
        }
    }

    /**
     * Judges what was taken so far.
     *
     * @param whole whether nothing is missing: where something is, a message that nobody sent is no fault of the store
     */
    public Report report(boolean whole) {
        List<Check> checks = List.of(
                new KeptCheck(),
                new OrderCheck(),
                new ReadCheck(),
                new KeyCheck(),
                new ChainCheck(),
                new ReplicaCheck(),
                new UnansweredCheck(),
                new RecoveryCheck(faults, settings.recovery().toNanos(), end),
                new PageCheck(),
                new RefusedCheck(),
                new SentCheck(whole),
                new ReplayCheck(whole));
        Findings findings = new Findings(settings.examples());
        for (ChatOperations operations : chats.values()) {
            ChatFacts chat = new ChatFacts(operations, settings);
            checks.forEach(check -> check.judge(chat, findings));
        }
        return new Report(new Counts(chats.size(), sends, pulls, finalReads, faults.size()), findings.verdicts());
    }

    private ChatOperations chat(String name) {
        return chats.computeIfAbsent(ChatNames.canonical(name), ChatOperations::new);
    }
}
