/**
 * Chats: one {@link io.restante.rpcstore.chat.ChatLog} each, the only writer of its chat. It loads the end of the chat,
 * lets waiting messages travel together, has one write in flight, and shows nothing that is not stored and gated.
 */
@NullMarked
package io.restante.rpcstore.chat;

import org.jspecify.annotations.NullMarked;
