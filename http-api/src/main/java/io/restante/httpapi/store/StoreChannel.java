package io.restante.httpapi.store;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.netty.channel.ChannelOption;
import io.restante.httpapi.config.StoreConfig;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** Makes the one channel to the store. */
@Factory
final class StoreChannel {
    /** A page's texts end at 1 MiB; a single text above it may be configured. */
    private static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;

    @Singleton
    @Bean(preDestroy = "shutdownNow")
    ManagedChannel channel(StoreConfig config) {
        return NettyChannelBuilder.forTarget(config.target())
                .usePlaintext()
                // A repeat that nobody asked for could store a message twice.
                .disableRetry()
                .disableServiceConfigLookUp()
                // Nothing that runs in a callback waits, so no thread is needed between it and the transport.
                .directExecutor()
                .maxInboundMessageSize(MAX_ANSWER_BYTES)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        config.connectTimeout().toMillis())
                .keepAliveTime(config.keepAliveTime().toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(config.keepAliveTimeout().toNanos(), TimeUnit.NANOSECONDS)
                .build();
    }
}
