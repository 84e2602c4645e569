package io.restante.systemtest.fault;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Fault;
import io.restante.history.operation.Fault.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How often each fault was done; what undoes one is no fault. For one thread. */
final class FaultCounts {
    private static final Set<Kind> UNDO = EnumSet.of(Kind.START, Kind.RESUME, Kind.HEAL, Kind.RELEASE);

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

    void add(Entry entry) {
        if (entry instanceof Fault fault && !UNDO.contains(fault.kind())) {
            counts.merge(fault.kind(), 1L, Long::sum);
        }
    }

    long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getKey().name().toLowerCase(Locale.ROOT) + " " + count.getValue())
                .collect(Collectors.joining(", ", all() + " faults: ", ""));
    }
}
