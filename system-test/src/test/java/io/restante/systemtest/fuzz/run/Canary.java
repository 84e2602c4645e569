package io.restante.systemtest.fuzz.run;

/** A word that stands in every name, text, key and header of a fuzzer, and must stand in no log. */
public final class Canary {
    public static final String WORD = "Qz7vK";
    /** Few, so that the memory of the services is not that of their chats. */
    private static final int CHATS = 64;

    private Canary() {}

    /** One of a few rooms. */
    public static String room(Dice dice) {
        return WORD + "-room-" + dice.below(CHATS);
    }
}
