package io.restante.httpapi.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who stands in front of this service.
 *
 * @param trusted addresses and networks of proxies, with commas between them
 */
@ConfigurationProperties("restante.proxies")
public record ProxiesConfig(@Bindable(defaultValue = "") String trusted) {

    /** The {@link #trusted()} one by one. */
    public List<String> networks() {
        return Stream.of(trusted.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
