package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.SegmentStore;

/**
 * Where chats are stored, and who is told when something is wrong there.
 *
 * @param turns in which pages are read
 */
public record ChatStorage(
        MessageStore messages, SegmentStore segments, ChainWatch watch, ChatMetrics metrics, PageTurns turns) {}
