/**
 * Chats: one {@link io.restante.rpcstore.chat.ChatLog} each, the only writer of its chat. It loads the end of the chat,
 * lets waiting messages travel together, has one write in flight, goes on in the next segment where one is full, and shows nothing that is not stored and gated.
 * See {@code docs/adr/0007-one-writer-per-chat.md} and {@code docs/adr/0010-segments.md}.
 */
@NullMarked
package io.restante.rpcstore.chat;

import org.jspecify.annotations.NullMarked;
