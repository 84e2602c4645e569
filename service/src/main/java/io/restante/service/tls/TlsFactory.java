package io.restante.service.tls;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The files of every door and every way, looked at by one watch. */
@Factory
final class TlsFactory {
    @Singleton
    @Bean(preDestroy = "close")
    TlsContexts tlsContexts(TlsConfig config) {
        return new TlsContexts(config.checkInterval());
    }
}
