package io.restante.rpcstore.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.restante.protos.rules.FieldRules;

/**
 * The settings under {@code restante.limits}.
 *
 * @param textBytes most bytes of a message's text in UTF-8
 * @param pageMessages most messages of one page; a higher limit of a pull is lowered to it
 * @param pageTextBytes a page ends before its texts pass this many bytes, but never before its first message
 */
@ConfigurationProperties("restante.limits")
public record StoreConfig(
        @Bindable(defaultValue = "" + FieldRules.DEFAULT_MAX_TEXT_BYTES) int textBytes,
        @Bindable(defaultValue = "1000") int pageMessages,
        @Bindable(defaultValue = "1048576") int pageTextBytes) {
    public StoreConfig {
        requirePositive("restante.limits.text-bytes", textBytes);
        requirePositive("restante.limits.page-messages", pageMessages);
        if (pageTextBytes < textBytes) {
            // A page with one message must have room: or the read ends with it, and cannot tell whether more follow.
            throw new IllegalArgumentException("restante.limits.page-text-bytes must be at least"
                    + " restante.limits.text-bytes, " + textBytes + ", not " + pageTextBytes);
        }
    }

    private static void requirePositive(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be at least 1, not " + value);
        }
    }
}
