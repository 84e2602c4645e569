package io.restante.launcher.chain;

/**
 * A row of {@code chat_segment}.
 *
 * @param first where the segment begins: one above the seal before it
 */
public record SegmentNote(long first, int segment) {}
