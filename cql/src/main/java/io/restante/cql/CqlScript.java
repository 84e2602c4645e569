package io.restante.cql;

import java.util.ArrayList;
import java.util.List;

/** Splits a file into its statements: without comments, and without the semicolons between them. */
final class CqlScript {
    private final String text;
    private final List<String> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private int position;

    private CqlScript(String text) {
        this.text = text;
    }

    static List<String> statements(String text) {
        return new CqlScript(text.replace("\r\n", "\n")).split();
    }

    private List<String> split() {
        while (position < text.length()) {
            if (at("--") || at("//")) {
                skipTo("\n", 0);
            } else if (at("/*")) {
                skipTo("*/", 2);
            } else if (at("$$")) {
                copyTo("$$");
            } else if (at("'") || at("\"")) {
                copyTo(text.substring(position, position + 1));
            } else if (at(";")) {
                position++;
                finish();
            } else {
                statement.append(text.charAt(position++));
            }
        }
        finish();
        return List.copyOf(statements);
    }

    private boolean at(String token) {
        return text.startsWith(token, position);
    }

    /** A line comment leaves its line break, a block comment a blank: either keeps the words around it apart. */
    private void skipTo(String end, int length) {
        int found = text.indexOf(end, position + length);
        position = found < 0 ? text.length() : found + length;
        statement.append(' ');
    }

    /** A doubled quote inside a literal ends one literal and begins the next, which copies the same characters. */
    private void copyTo(String quote) {
        int found = text.indexOf(quote, position + quote.length());
        if (found < 0) {
            throw new MigrationException("the literal that begins with " + quote + " at character " + position
                    + " must end with " + quote + ", but the file ends first");
        }
        int end = found + quote.length();
        statement.append(text, position, end);
        position = end;
    }

    private void finish() {
        String finished = statement.toString().strip();
        if (!finished.isEmpty()) {
            statements.add(finished);
        }
        statement.setLength(0);
    }
}
