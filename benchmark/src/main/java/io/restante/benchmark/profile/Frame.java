package io.restante.benchmark.profile;

import java.util.Map;
import java.util.TreeMap;

/** A method in a place of the call tree, and how often it was on the stack there. */
final class Frame {
    private final Map<String, Frame> callees = new TreeMap<>();
    private long samples;

    /**
     * The tree of what async-profiler writes as {@code collapsed}: a line for each stack, outermost frame first, with
     * semicolons between them, and after a space how often it was met.
     *
     * @throws IllegalArgumentException for a line that has no number at its end
     */
    static Frame parse(String collapsed) {
        Frame root = new Frame();
        collapsed.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int space = line.lastIndexOf(' ');
            long samples;
            try {
                samples = Long.parseLong(line.substring(space + 1));
            } catch (NumberFormatException none) {
                throw new IllegalArgumentException("no number of samples at the end of \"" + line + "\"", none);
            }
            root.add(line.substring(0, Math.max(0, space)), samples);
        });
        return root;
    }

    private void add(String stack, long count) {
        samples += count;
        if (!stack.isEmpty()) {
            int end = stack.indexOf(';');
            String name = end < 0 ? stack : stack.substring(0, end);
            callees.computeIfAbsent(name, absent -> new Frame()).add(end < 0 ? "" : stack.substring(end + 1), count);
        }
    }

    long samples() {
        return samples;
    }

    /** By name, in its order. */
    Map<String, Frame> callees() {
        return callees;
    }
}
