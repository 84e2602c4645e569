package io.restante.rpcstore.message;

import org.jspecify.annotations.Nullable;

/**
 * A row's place and the idempotency key that its message was sent with.
 *
 * @param idempotencyKey null where it had none
 * @param seal whether it is no message at all, but the seal of its segment
 */
public record KeyRow(long sendTime, @Nullable String idempotencyKey, boolean seal) {
    /** Of a message. */
    public KeyRow(long sendTime, @Nullable String idempotencyKey) {
        this(sendTime, idempotencyKey, false);
    }
}
