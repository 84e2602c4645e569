package io.restante.history.check;

import java.time.Duration;

/**
 * The numbers of the contract that the store was configured with.
 *
 * @param keyWindow a key is remembered while fewer newer messages than these stand in its chat
 * @param usualLimit the most messages of a page whose pull asked for 0
 * @param mostLimit the most messages of any page
 * @param pageBytes the most bytes of the texts of a page that has more than one message
 * @param recovery how soon after the kill of its owner a chat must take sends again
 * @param examples how many violations of each invariant are kept; all are counted
 */
public record Settings(int keyWindow, int usualLimit, int mostLimit, long pageBytes, Duration recovery, int examples) {
    /** Those of the documents. */
    public static final Settings USUAL = new Settings(10_000, 10, 1_000, 1 << 20, Duration.ofSeconds(5), 10);
}
