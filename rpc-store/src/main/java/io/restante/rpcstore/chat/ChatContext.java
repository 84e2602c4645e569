package io.restante.rpcstore.chat;

import io.restante.routing.time.Timers;
import io.restante.rpcstore.member.Gate;
import io.restante.rpcstore.message.MessageStore;

/**
 * What all chats of this member share.
 *
 * @param sendBytes bounds the messages that wait in all chats together
 * @param keys bounds the idempotency keys remembered in all chats together; counts keys
 * @param recent bounds the messages kept in memory in all chats together
 * @param loads lets loads of chats, and reads of older keys, take turns
 * @param rowBytes most bytes that one stored message holds in memory
 */
record ChatContext(
        ChatStorage storage,
        Gate gate,
        Timers timers,
        ChatLimits limits,
        Budget sendBytes,
        Budget keys,
        RecentMemory recent,
        Turns loads,
        long rowBytes) {
    ChatMetrics metrics() {
        return storage.metrics();
    }

    MessageStore store() {
        return storage.messages();
    }
}
