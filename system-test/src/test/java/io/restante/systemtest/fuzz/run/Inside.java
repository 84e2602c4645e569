package io.restante.systemtest.fuzz.run;

import java.util.regex.Pattern;

/** What only the inside of a service has: names of classes, words of exceptions, stack traces. */
public final class Inside {
    private static final Pattern WORDS = Pattern.compile("\\w(Exception|Error)\\b|\\tat |"
            + "\\b(java|javax|jakarta|io\\.(micronaut|netty|grpc|restante)|com\\.(fasterxml|google|datastax))\\.\\w");

    private Inside() {}

    /** @throws AssertionError where it does */
    public static void mustNotShow(String answer) {
        if (WORDS.matcher(answer).find()) {
            throw new AssertionError("the inside shows: " + answer);
        }
    }
}
