package io.restante.history.check;

import io.restante.history.operation.Entry;

/**
 * A message with its place.
 *
 * @param sendTime the place
 * @param invoked when it can have been sent first
 * @param answered when its place was first told; {@link Entry#NEVER} where a read alone shows it
 * @param operation the try that was answered first, or one of the tries
 */
record Placed(long sendTime, long invoked, long answered, int operation) {
    boolean isAnswered() {
        return answered != Entry.NEVER;
    }
}
