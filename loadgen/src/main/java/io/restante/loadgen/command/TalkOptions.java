package io.restante.loadgen.command;

import io.restante.loadgen.caller.message.Talk;
import picocli.CommandLine.Option;

/** What is said to Restante. */
final class TalkOptions {
    @Option(names = "--rooms", paramLabel = "N", description = "In how many chats (default: ${DEFAULT-VALUE}).")
    private int rooms = 100;

    @Option(
            names = "--prefix",
            paramLabel = "NAME",
            description = "What the chats' names begin with; a number follows (default: ${DEFAULT-VALUE}).")
    private String prefix = "loadgen-";

    @Option(
            names = "--text-length",
            paramLabel = "N",
            description = "Characters of each text (default: ${DEFAULT-VALUE}).")
    private int textLength = 64;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Most messages of a pulled page (default: ${DEFAULT-VALUE}).")
    private int limit = 10;

    /** With that share of pulls. */
    Talk talk(double pulls) {
        if (rooms < 1 || textLength < 1 || limit < 1) {
            throw new IllegalArgumentException("--rooms, --text-length and --limit must be at least 1.");
        }
        if (!(pulls >= 0 && pulls <= 1)) {
            throw new IllegalArgumentException("--pulls is a share from 0 to 1, not " + pulls + ".");
        }
        if (!prefix.matches("[\\w.-]{1,200}")) {
            throw new IllegalArgumentException("--prefix is made of letters, digits, dots and dashes.");
        }
        return new Talk(prefix, rooms, textLength, limit, pulls);
    }
}
