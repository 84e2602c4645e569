package io.restante.rpcstore.simulation.cassandra;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The range tombstones of a partition, apart from each other and in order, as {@code RangeTombstoneList}. Immutable. */
final class Deletions {
    static final Deletions NONE = new Deletions(List.of());

    private final List<Deletion> ranges;

    private Deletions(List<Deletion> ranges) {
        this.ranges = ranges;
    }

    List<Deletion> ranges() {
        return ranges;
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** The timestamp up to which a key is deleted; {@link Row#NEVER} where it is not. */
    long at(long key) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Deletion range = ranges.get(middle);
            if (range.to() < key) {
                low = middle + 1;
            } else if (range.from() > key) {
                high = middle - 1;
            } else {
                return range.timestamp();
            }
        }
        return Row.NEVER;
    }

    /** Of two that overlap, the newer counts where they do. */
    Deletions plus(Deletion added) {
        if (added.from() > added.to()) {
            return this;
        }
        List<Deletion> sum = new ArrayList<>(ranges.size() + 2);
        long from = added.from();
        boolean open = true;
        for (Deletion range : ranges) {
            if (!open || range.to() < from) {
                append(sum, range);
                continue;
            }
            if (range.from() > added.to()) {
                append(sum, added.within(from, added.to()));
                append(sum, range);
                open = false;
                continue;
            }
            if (range.from() < from) {
                append(sum, range.within(range.from(), from - 1));
            } else if (from < range.from()) {
                append(sum, added.within(from, range.from() - 1));
            }
            long high = Math.min(added.to(), range.to());
            Deletion newer = added.timestamp() > range.timestamp() ? added : range;
            append(sum, newer.within(Math.max(from, range.from()), high));
            if (range.to() > high) {
                append(sum, range.within(high + 1, range.to()));
            }
            open = high != added.to();
            from = open ? high + 1 : from;
        }
        if (open) {
            append(sum, added.within(from, added.to()));
        }
        return new Deletions(sum);
    }

    private static void append(List<Deletion> ranges, Deletion next) {
        int last = ranges.size() - 1;
        if (last >= 0 && ranges.get(last).continuesWith(next)) {
            ranges.set(last, ranges.get(last).upTo(next));
        } else {
            ranges.add(next);
        }
    }

    Deletions plus(Deletions added) {
        if (ranges.isEmpty()) {
            return added;
        }
        Deletions sum = this;
        for (Deletion range : added.ranges) {
            sum = sum.covers(range) ? sum : sum.plus(range);
        }
        return sum;
    }

    /** Whether adding {@code range} would change nothing for a reader, and one range shows it. */
    boolean covers(Deletion range) {
        for (Deletion own : ranges) {
            if (own.from() <= range.from() && own.to() >= range.to() && own.timestamp() >= range.timestamp()) {
                return true;
            }
        }
        return false;
    }

    /** What of them lies within the bounds, both inclusive. */
    Deletions within(long lowest, long highest) {
        if (ranges.isEmpty()) {
            return this;
        }
        List<Deletion> part = new ArrayList<>();
        for (Deletion range : ranges) {
            if (range.from() <= highest && range.to() >= lowest) {
                part.add(range.within(lowest, highest));
            }
        }
        return part.isEmpty() ? NONE : new Deletions(part);
    }

    Deletions without(Predicate<Deletion> forgotten) {
        return new Deletions(
                ranges.stream().filter(range -> !forgotten.test(range)).toList());
    }

    Deletions repaired() {
        List<Deletion> marked = new ArrayList<>();
        for (Deletion range : ranges) {
            append(marked, new Deletion(range.from(), range.to(), range.timestamp(), range.deletedAt(), true));
        }
        return new Deletions(marked);
    }

    boolean deletesLike(Deletions other) {
        if (ranges.size() != other.ranges.size()) {
            return false;
        }
        for (int i = 0; i < ranges.size(); i++) {
            if (!ranges.get(i).deletesLike(other.ranges.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return ranges.toString();
    }
}
