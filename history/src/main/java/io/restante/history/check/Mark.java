package io.restante.history.check;

/**
 * A value at a place in a chat.
 *
 * @param at the send time
 * @param value what is compared, in nanoseconds
 * @param operation the id of the operation that it comes from
 */
record Mark(long at, long value, int operation) {}
