package io.restante.history.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the mark of the smallest value in a range of send times, in log n: a segment tree. */
final class Marks {
    private final Places places;
    private final Mark[] marks;
    private final int[] smallest;

    Marks(List<Mark> unsorted) {
        marks = unsorted.toArray(new Mark[0]);
        Arrays.sort(marks, Comparator.comparingLong(Mark::at));
        places = new Places(Arrays.stream(marks).mapToLong(Mark::at).toArray());
        // The leaves are the second half; each inner node names the better one of its two children.
        smallest = new int[2 * marks.length];
        for (int i = 0; i < marks.length; i++) {
            smallest[marks.length + i] = i;
        }
        for (int i = marks.length - 1; i > 0; i--) {
            smallest[i] = better(smallest[2 * i], smallest[2 * i + 1]);
        }
    }

    /** The mark of the smallest value from {@code from} to {@code to}, both inclusive, if it is below {@code bound}. */
    @Nullable Mark below(long bound, long from, long to) {
        if (from > to) {
            return null;
        }
        int best = -1;
        int left = places.firstFrom(from) + marks.length;
        int right = (to == Long.MAX_VALUE ? marks.length : places.firstFrom(to + 1)) + marks.length;
        while (left < right) {
            if (left % 2 == 1) {
                best = better(best, smallest[left++]);
            }
            if (right % 2 == 1) {
                best = better(best, smallest[--right]);
            }
            left /= 2;
            right /= 2;
        }
        return best >= 0 && marks[best].value() < bound ? marks[best] : null;
    }

    /** As {@link #below}, leaving out the places in {@code shown}, which ascend. */
    @Nullable Mark belowBetween(long[] shown, long bound, long from, long to) {
        long start = from;
        for (long place : shown) {
            if (place >= start && place <= to) {
                Mark found = below(bound, start, place - 1);
                if (found != null) {
                    return found;
                }
                start = place + 1;
            }
        }
        return below(bound, start, to);
    }

    private int better(int one, int other) {
        if (one < 0) {
            return other;
        }
        return marks[one].value() <= marks[other].value() ? one : other;
    }
}
