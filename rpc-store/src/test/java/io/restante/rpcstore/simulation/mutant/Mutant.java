package io.restante.rpcstore.simulation.mutant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A wrong variant of the code.
 *
 * @param name what it does wrong, as {@code docs/ordering.md} names it
 * @param edits what is replaced
 */
record Mutant(String name, List<Edit> edits) {
    /**
     * One replacement.
     *
     * @param source the class, by its path below the package of the store: {@code chat/ChatLog}
     * @param text occurs exactly once in the source, so that a mutant which no longer fits is noticed
     */
    record Edit(String source, String text, String replacement) {
        String applyTo(String code) {
            int at = code.indexOf(text);
            if (at < 0 || code.indexOf(text, at + 1) >= 0) {
                throw new IllegalStateException(source + " must have this exactly once: " + text);
            }
            return code.substring(0, at) + replacement + code.substring(at + text.length());
        }
    }

    static Mutant of(String name) {
        return new Mutant(name, List.of());
    }

    /** This one, with one replacement more. */
    Mutant in(String source, String text, String replacement) {
        List<Edit> more = new ArrayList<>(edits);
        more.add(new Edit(source, text, replacement));
        return new Mutant(name, more);
    }

    /** The sources that it changes, as they become. */
    Map<String, String> sources() {
        Map<String, String> changed = new LinkedHashMap<>();
        for (Edit edit : edits) {
            changed.put(edit.source(), edit.applyTo(changed.computeIfAbsent(edit.source(), Sources::read)));
        }
        return changed;
    }

    @Override
    public String toString() {
        return name;
    }
}
