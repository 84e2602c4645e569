package io.restante.systemtest.sight;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Words that are in what clients send and services are given, and must not be in what these tell of it. */
final class Confidential {
    /** In every text. */
    static final String TEXT = "Zettelkasten";
    /** In every idempotency key. */
    static final String KEY = "Nachschluessel";
    /** The password of Cassandra. */
    static final String PASSWORD = "Sesamoeffnedich";

    private static final List<String> ALL = List.of(TEXT, KEY, PASSWORD);

    private Confidential() {}

    /** The lines that have one of the words, as it is or as the digits of its bytes. */
    static List<String> linesWith(String log) {
        return log.lines()
                .filter(line -> ALL.stream()
                        .flatMap(word -> Arrays.stream(new String[] {word, hex(word)}))
                        .anyMatch(word -> line.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))))
                .toList();
    }

    private static String hex(String word) {
        return HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
    }
}
