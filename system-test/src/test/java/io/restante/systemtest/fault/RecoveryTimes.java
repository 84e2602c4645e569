package io.restante.systemtest.fault;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Fault;
import io.restante.history.operation.Fault.Kind;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome.Stored;
import io.restante.protos.rules.ChatName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** From the kill of a store until a send that began afterwards was stored, for each chat that it owned. For one thread. */
final class RecoveryTimes {
    private final List<Fault> kills = new ArrayList<>();
    private final Map<String, NavigableMap<Long, Long>> completedByInvoked = new HashMap<>();

    void add(Entry entry) {
        if (entry instanceof Fault fault && fault.kind() == Kind.KILL) {
            kills.add(fault);
        } else if (entry instanceof Send send && send.outcome() instanceof Stored) {
            completed(send.chat()).put(send.invoked(), send.completed());
        }
    }

    /** The time of each, in milliseconds, shortest first. */
    List<Long> millis() {
        List<Long> millis = new ArrayList<>();
        for (Fault kill : kills) {
            for (String chat : kill.chats()) {
                completed(chat).tailMap(kill.at()).values().stream()
                        .min(Long::compare)
                        .ifPresent(first -> millis.add((first - kill.at()) / 1_000_000));
            }
        }
        millis.sort(Long::compare);
        return millis;
    }

    @Override
    public String toString() {
        List<Long> millis = millis();
        if (millis.isEmpty()) {
            return "recovery after the kill of an owner: not measured";
        }
        return "recovery after the kill of an owner: least %,d ms, median %,d ms, most %,d ms, of %d chats"
                .formatted(millis.get(0), millis.get(millis.size() / 2), millis.get(millis.size() - 1), millis.size());
    }

    private NavigableMap<Long, Long> completed(String chat) {
        return completedByInvoked.computeIfAbsent(ChatName.of(chat).canonical(), name -> new TreeMap<>());
    }
}
