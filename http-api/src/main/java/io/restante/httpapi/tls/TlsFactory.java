package io.restante.httpapi.tls;

import io.micronaut.context.annotation.Factory;
import io.restante.httpapi.config.StoreTlsConfig;
import io.restante.service.tls.ChannelTls;
import io.restante.service.tls.TlsContexts;
import jakarta.inject.Singleton;

/** Reads what the settings name. */
@Factory
final class TlsFactory {
    @Singleton
    ChannelTls storeTls(TlsContexts contexts, StoreTlsConfig config) {
        return ChannelTls.of(contexts, config.files(), config.serverName());
    }
}
