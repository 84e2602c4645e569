package io.restante.rpcstore.message;

import org.jspecify.annotations.Nullable;

/** A message's place and the idempotency key that it was sent with; null where it had none. */
public record KeyRow(long sendTime, @Nullable String idempotencyKey) {}
