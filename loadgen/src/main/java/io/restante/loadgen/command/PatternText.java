package io.restante.loadgen.command;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What is expected of an answer, as it is typed. */
final class PatternText {
    private PatternText() {}

    /** Throws IllegalArgumentException with a sentence for the user. */
    static Pattern parse(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("--expect is no regular expression: " + e.getDescription() + ".", e);
        }
    }
}
