package io.restante.history.check;

import java.util.List;

/**
 * One broken promise.
 *
 * @param invariant which
 * @param chat in which chat
 * @param operations the ids of the operations that show it
 * @param sentence what is wrong, in one sentence
 */
public record Violation(Invariant invariant, String chat, List<Integer> operations, String sentence) {
    public Violation {
        operations = List.copyOf(operations);
    }

    @Override
    public String toString() {
        return invariant + " in " + chat + ": " + sentence + " " + operations;
    }
}
