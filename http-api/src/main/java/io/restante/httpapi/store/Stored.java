package io.restante.httpapi.store;

/**
 * A message that is stored.
 *
 * @param sendTime its place in the chat, in µs since the Unix epoch
 * @param replayed whether an earlier request with the same idempotency key had stored it
 */
public record Stored(long sendTime, boolean replayed) {}
