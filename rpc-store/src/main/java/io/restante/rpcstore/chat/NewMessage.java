package io.restante.rpcstore.chat;

import io.restante.protos.rules.FieldRules;
import io.restante.service.trace.CallSpan;
import org.jspecify.annotations.Nullable;

/**
 * A message that was checked and has no place yet. Its {@code toString} shows no content.
 *
 * @param span what is done with it is traced below this
 */
public record NewMessage(String text, String sender, @Nullable String idempotencyKey, CallSpan span) {
    /** About what it takes in memory and in a mutation, beside its text. */
    private static final int OVERHEAD = 128;

    /** One that is not traced. */
    public NewMessage(String text, String sender, @Nullable String idempotencyKey) {
        this(text, sender, idempotencyKey, CallSpan.NONE);
    }

    /** Bytes to count for it against every bound. */
    int weight() {
        return OVERHEAD
                + FieldRules.utf8Length(text)
                + sender.length()
                + (idempotencyKey == null ? 0 : idempotencyKey.length());
    }

    @Override
    public String toString() {
        return "NewMessage[" + weight() + " bytes]";
    }
}
