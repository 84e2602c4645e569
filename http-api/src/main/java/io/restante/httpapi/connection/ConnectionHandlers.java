package io.restante.httpapi.connection;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.restante.httpapi.config.ConnectionsConfig;
import io.restante.httpapi.lifecycle.Departure;
import jakarta.inject.Singleton;

/** Puts our handlers into each connection: the gate before everything, the others around its decoder. */
@Singleton
final class ConnectionHandlers implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final OpenConnections open;
    private final ConnectionsConfig limits;
    private final HttpServerConfiguration server;
    private final WaitingBytes waiting;
    private final ConnectionMetrics metrics;
    private final RequestMetrics requests;
    private final Departure departure;

    ConnectionHandlers(
            OpenConnections open,
            ConnectionsConfig limits,
            HttpServerConfiguration server,
            WaitingBytes waiting,
            ConnectionMetrics metrics,
            RequestMetrics requests,
            Departure departure) {
        this.open = open;
        this.limits = limits;
        this.server = server;
        this.waiting = waiting;
        this.metrics = metrics;
        this.requests = requests;
        this.departure = departure;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        NettyServerCustomizer.Registry registry = event.getBean();
        registry.register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION ? new OfConnection(channel.pipeline()) : this;
            }
        });
        return registry;
    }

    private final class OfConnection implements NettyServerCustomizer {
        private final ChannelPipeline pipeline;

        OfConnection(ChannelPipeline pipeline) {
            this.pipeline = pipeline;
        }

        @Override
        public void onStreamPipelineBuilt() {
            pipeline.addFirst(ConnectionGate.class.getSimpleName(), new ConnectionGate(open, metrics));
            IncomingBytes incoming = new IncomingBytes();
            pipeline.addBefore(
                    ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, IncomingBytes.class.getSimpleName(), incoming);
            // Each one goes before those that were added before it.
            behindDecoder(new BrokenConnection());
            behindDecoder(new RequestTimer(requests));
            OneAtATime inTurn = new OneAtATime(limits.waitingRequests(), waiting, metrics);
            behindDecoder(new Farewell(departure, inTurn::othersWait));
            behindDecoder(new RequestHeadCheck());
            behindDecoder(inTurn);
            behindDecoder(new LingeringClose());
            behindDecoder(new SlowClientGuard(limits, server.getMaxRequestSize(), incoming, waiting, metrics));
        }

        private void behindDecoder(ChannelHandler handler) {
            pipeline.addAfter(
                    ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                    handler.getClass().getSimpleName(),
                    handler);
        }
    }
}
