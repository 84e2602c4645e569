package io.restante.loadgen.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes as they are typed: text, and {@code \n}, {@code \r}, {@code \t}, {@code \0}, {@code \\} and {@code \xNN}. */
final class DelimiterText {
    private static final Pattern PART = Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|([nrt0\\\\]))|[^\\\\]+");

    private DelimiterText() {}

    /** Throws IllegalArgumentException with a sentence for the user. */
    static byte[] parse(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher matcher = PART.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            if (matcher.group(1) != null) {
                bytes.write(Integer.parseInt(matcher.group(1), 16));
            } else if (matcher.group(2) != null) {
                bytes.write("\n\r\t\0\\".charAt("nrt0\\".indexOf(matcher.group(2))));
            } else {
                bytes.writeBytes(matcher.group().getBytes(StandardCharsets.UTF_8));
            }
        }
        if (end != text.length()) {
            throw new IllegalArgumentException(
                    "--delimiter knows \\n, \\r, \\t, \\0, \\\\ and \\xNN, not \"" + text + "\".");
        }
        return bytes.toByteArray();
    }
}
