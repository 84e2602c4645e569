package io.restante.httpapi.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.restante.protos.rules.FieldRules;

/**
 * The limits of a message that can be configured; rpc-store has the same keys.
 *
 * @param textBytes most bytes of a text in UTF-8
 */
@ConfigurationProperties("restante.limits")
public record LimitsConfig(@Bindable(defaultValue = "" + FieldRules.DEFAULT_MAX_TEXT_BYTES) int textBytes) {

    public LimitsConfig {
        if (textBytes < 1) {
            throw new IllegalArgumentException("restante.limits.text-bytes must be 1 or more, not " + textBytes + ".");
        }
    }
}
