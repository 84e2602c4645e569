package io.restante.history.check;

/** Words from a history in a sentence. */
final class Quote {
    private static final int MOST = 60;

    private Quote() {}

    /** Long texts would hide the sentence around them. */
    static String shortened(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
