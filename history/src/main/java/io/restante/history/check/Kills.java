package io.restante.history.check;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Fault;
import io.restante.history.operation.Fault.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the kills of owners among all faults. */
final class Kills {
    private static final Map<Kind, Kind> UNDOES =
            Map.of(Kind.RESUME, Kind.PAUSE, Kind.HEAL, Kind.PARTITION, Kind.RELEASE, Kind.HOLD);

    /** Something that is still wrong. */
    private record Open(Kind kind, String target) {}

    private final long around;
    private final Set<Open> open = new HashSet<>();

    private Kills(long around) {
        this.around = around;
    }

    /** Every kill whose chats are known; it is alone where {@code around} nanoseconds before and after it have no other fault. */
    static List<Kill> of(List<Fault> faults, long around) {
        return new Kills(around).find(faults);
    }

    private List<Kill> find(List<Fault> faults) {
        List<Fault> sorted =
                faults.stream().sorted(Comparator.comparingLong(Fault::at)).toList();
        List<Fault> wrong = sorted.stream().filter(Kills::disturbs).toList();
        List<Kill> kills = new ArrayList<>();
        int index = 0;
        for (Fault fault : sorted) {
            if (!disturbs(fault)) {
                undo(fault);
                continue;
            }
            if (fault.kind() == Kind.KILL && !fault.chats().isEmpty()) {
                long before = neighbour(wrong, index, -1);
                long next = neighbour(wrong, index, 1);
                boolean alone = open.stream().allMatch(one -> one.target().equals(fault.target()))
                        && fault.at() - before > around
                        && next - fault.at() > around;
                kills.add(new Kill(fault, alone, next));
            }
            done(fault);
            index++;
        }
        return kills;
    }

    /** When the nearest other fault in one direction was; one kill may have several entries. */
    private static long neighbour(List<Fault> wrong, int index, int step) {
        Fault fault = wrong.get(index);
        for (int i = index + step; i >= 0 && i < wrong.size(); i += step) {
            Fault other = wrong.get(i);
            if (other.at() != fault.at() || !other.target().equals(fault.target())) {
                return other.at();
            }
        }
        // Far away, and still no overflow when times are subtracted.
        return step < 0 ? Long.MIN_VALUE / 2 : Entry.NEVER / 2;
    }

    private void done(Fault fault) {
        if (fault.kind() == Kind.KILL) {
            open.removeIf(one -> one.target().equals(fault.target()));
        } else if (UNDOES.containsValue(fault.kind())) {
            open.add(new Open(fault.kind(), fault.target()));
        }
    }

    private void undo(Fault fault) {
        Kind undone = UNDOES.get(fault.kind());
        if (undone != null) {
            open.remove(new Open(undone, fault.target()));
        }
    }

    private static boolean disturbs(Fault fault) {
        return fault.kind() != Kind.START && !UNDOES.containsKey(fault.kind());
    }
}
