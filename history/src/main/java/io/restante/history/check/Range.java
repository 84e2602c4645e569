package io.restante.history.check;

/**
 * Send times.
 *
 * @param from the lowest, inclusive
 * @param to the highest, inclusive; below {@code from} where there is none
 */
record Range(long from, long to) {
    static final Range NOTHING = new Range(0, -1);

    boolean holds(long sendTime) {
        return sendTime >= from && sendTime <= to;
    }
}
