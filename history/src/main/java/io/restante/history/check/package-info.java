/**
 * Judges histories: {@link io.restante.history.check.HistoryChecker} takes the entries, one class for each
 * {@link io.restante.history.check.Invariant} looks at one chat after the other, and the {@link io.restante.history.check.Report}
 * says what holds, what is violated and what could not be judged. n·log n in the number of operations and of the messages in
 * their pages.
 */
@NullMarked
package io.restante.history.check;

import org.jspecify.annotations.NullMarked;
