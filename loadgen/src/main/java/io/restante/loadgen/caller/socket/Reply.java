package io.restante.loadgen.caller.socket;

import org.jspecify.annotations.Nullable;

/**
 * One whole answer, as the last decoder of a connection gives it.
 *
 * @param payload its bytes
 * @param failure why it is no good answer, or null
 * @param last whether the target ends the connection after it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Reply(byte[] payload, @Nullable Exception failure, boolean last) {
    /** A good answer, after which the connection may be used again. */
    public static Reply good(byte[] payload) {
        return new Reply(payload, null, false);
    }
}
