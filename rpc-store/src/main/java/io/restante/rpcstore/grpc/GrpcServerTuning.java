package io.restante.rpcstore.grpc;

import io.grpc.ServerBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.restante.rpcstore.config.DoorConfig;
import io.restante.service.tls.DoorTls;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sets what the gRPC door allows. Calls run on the event loop that read them: nothing behind the door waits, so a pool
 * would only add a hop.
 */
@Singleton
final class GrpcServerTuning implements BeanCreatedEventListener<ServerBuilder<?>> {
    private static final int RESET_WINDOW_SECONDS = 30;

    private final DoorConfig config;
    private final EventLoops loops;
    private final DoorTls tls;
    private final ConnectionGate gate;

    GrpcServerTuning(DoorConfig config, EventLoops loops, DoorTls tls, ConnectionGate gate) {
        this.config = config;
        this.loops = loops;
        this.tls = tls;
        this.gate = gate;
    }

    @Override
    public ServerBuilder<?> onCreated(BeanCreatedEvent<ServerBuilder<?>> event) {
        if (event.getBean() instanceof NettyServerBuilder server) {
            Duration age = config.connectionAge();
            if (age != null) {
                server.maxConnectionAge(age.toMillis(), TimeUnit.MILLISECONDS)
                        .maxConnectionAgeGrace(config.connectionAgeGrace().toMillis(), TimeUnit.MILLISECONDS);
            }
            tls.apply(server)
                    .directExecutor()
                    .bossEventLoopGroup(loops.group())
                    .workerEventLoopGroup(loops.group())
                    .channelFactory(gate)
                    .decompressorRegistry(LazyGzip.registry())
                    .maxInboundMessageSize(config.messageBytes())
                    .maxInboundMetadataSize(config.metadataBytes())
                    .maxConcurrentCallsPerConnection(config.callsPerConnection())
                    .permitKeepAliveTime(config.leastKeepAlive().toMillis(), TimeUnit.MILLISECONDS)
                    .permitKeepAliveWithoutCalls(true)
                    .keepAliveTime(config.keepAlive().toMillis(), TimeUnit.MILLISECONDS)
                    .keepAliveTimeout(config.keepAliveTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .maxConnectionIdle(config.connectionIdle().toMillis(), TimeUnit.MILLISECONDS)
                    .maxRstFramesPerWindow(config.resetsPerHalfMinute(), RESET_WINDOW_SECONDS);
        }
        return event.getBean();
    }
}
