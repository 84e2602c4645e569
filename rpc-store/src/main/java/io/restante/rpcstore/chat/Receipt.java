package io.restante.rpcstore.chat;

/**
 * The answer to a send.
 *
 * @param sendTime the message's place in its chat, in microseconds since the Unix epoch
 * @param replayed whether an earlier request with the same idempotency key had stored it
 */
public record Receipt(long sendTime, boolean replayed) {}
