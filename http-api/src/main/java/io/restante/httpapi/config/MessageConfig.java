package io.restante.httpapi.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The limits of a message that can be configured; the store has the same key.
 *
 * @param maxTextBytes most bytes of a text in UTF-8
 */
@ConfigurationProperties("restante.message")
public record MessageConfig(@Bindable(defaultValue = "65536") int maxTextBytes) {

    public MessageConfig {
        if (maxTextBytes < 1) {
            throw new IllegalArgumentException(
                    "restante.message.max-text-bytes must be 1 or more, not " + maxTextBytes + ".");
        }
    }
}
