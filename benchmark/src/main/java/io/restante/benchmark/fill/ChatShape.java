package io.restante.benchmark.fill;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which messages a filled chat has, and where they stand. The send times within a batch follow one another, as a store
 * draws them; batches begin 1,000 µs apart.
 *
 * @param chat its canonical name
 * @param messages how many there are
 * @param firstSendTime of the first one, in microseconds since the Unix epoch; so far back that the last one is in the past
 * @param batchMessages how many travel in one write
 * @param segmentMessages a segment with so many, or more by a part of a batch, is sealed before the next batch
 */
public record ChatShape(String chat, long messages, long firstSendTime, int batchMessages, int segmentMessages) {
    /** As a store fills its batches and segments. */
    public static final int BATCH_MESSAGES = 128;

    public static final int SEGMENT_MESSAGES = 200_000;

    /** Who sent them. */
    public static final String SENDER = "ada";

    private static final int BATCH_MICROS = 1_000;
    private static final long FIRST_NUMBER = 1_000_000_000L;
    private static final String REST = ": this is a message of some length, as people write them.";

    public ChatShape {
        // One send time between two batches is a seal's.
        if (batchMessages < 1 || batchMessages >= BATCH_MICROS) {
            throw new IllegalArgumentException(
                    "a batch must have from 1 to " + (BATCH_MICROS - 1) + " messages, not " + batchMessages);
        }
    }

    /** A day ago, in microseconds since the Unix epoch: chats that begin then lie in the past, up to 86 million batches. */
    public static long yesterday() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now().minus(1, ChronoUnit.DAYS));
    }

    /** One as a busy chat comes to be. */
    public static ChatShape usual(String chat, long messages, long firstSendTime) {
        return new ChatShape(chat, messages, firstSendTime, BATCH_MESSAGES, SEGMENT_MESSAGES);
    }

    /** The place of a message, counted from 0. */
    public long sendTime(long number) {
        return firstSendTime + number / batchMessages * BATCH_MICROS + number % batchMessages;
    }

    /** The text of a message, counted from 0; all are of the same length. */
    public static String text(long number) {
        return (FIRST_NUMBER + number) + REST;
    }

    long batches() {
        return (messages + batchMessages - 1) / batchMessages;
    }
}
