package io.restante.launcher.chain;

import java.util.Optional;

/**
 * What was found in a chat.
 *
 * @param messages in whole batches
 * @param batches the whole ones, seals not counted
 * @param segments in which rows stand
 * @param keyed how many of the messages have a key
 * @param first the send time of the oldest message; 0 where there is none
 * @param last the send time of the newest message of a whole batch; 0 where there is none
 * @param torn what stands above that; never answered, and no break
 * @param breaks how many there are
 */
public record ChainReport(
        long messages,
        long batches,
        int segments,
        long keyed,
        long first,
        long last,
        Optional<Torn> torn,
        long breaks) {
    /**
     * A batch at the newest end that is not whole.
     *
     * @param start where it should begin
     * @param rows how many there are
     * @param size how many there should be
     */
    public record Torn(long start, int rows, int size) {}

    public boolean holds() {
        return breaks == 0;
    }
}
