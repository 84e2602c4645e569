package io.restante.loadgen.caller.message;

/**
 * What is said in Restante: texts of a length, in a number of rooms, each room's by one sender. A pull asks a room for its newest
 * messages.
 *
 * @param prefix of the rooms' names, which have no colon
 * @param rooms how many rooms there are
 * @param length of a text, in characters
 * @param limit the most messages of a page
 * @param pulls the share of the calls that are pulls, from 0 to 1
 */
public record Talk(String prefix, int rooms, int length, int limit, double pulls) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Whether the call with this number is a pull; the same for the same number, and otherwise as by chance. */
    public boolean isPull(long id) {
        long mixed = id * GOLDEN;
        mixed = (mixed ^ (mixed >>> 32)) * GOLDEN;
        return (mixed >>> 11) * 0x1p-53 < pulls;
    }

    public String chat(long id) {
        return prefix + id % rooms;
    }

    public String sender(long id) {
        return "loadgen-" + id % rooms;
    }

    /** A text that names its call, filled up to the length. */
    public String text(long id) {
        String number = Long.toString(id);
        return number.length() >= length ? number : number + ".".repeat(length - number.length());
    }
}
