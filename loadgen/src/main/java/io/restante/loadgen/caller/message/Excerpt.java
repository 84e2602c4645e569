package io.restante.loadgen.caller.message;

/** The beginning of a text, as a message for people can hold it. */
public final class Excerpt {
    private static final int LONGEST = 120;

    private Excerpt() {}

    public static String of(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
