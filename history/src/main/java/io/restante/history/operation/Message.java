package io.restante.history.operation;

/**
 * A message as a reader sees it.
 *
 * @param sendTime its place in its chat, in microseconds since the Unix epoch
 */
public record Message(long sendTime, String text, String sender) {}
