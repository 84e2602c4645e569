/**
 * What a history is made of: what clients asked and were told, what stood in the store in the end, and what was done to the
 * processes meanwhile. Times are nanoseconds of one clock that never steps back, the machine's or a simulator's.
 */
@NullMarked
package io.restante.history.operation;

import org.jspecify.annotations.NullMarked;
