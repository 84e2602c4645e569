package io.restante.service.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP port on which a collector reads {@code /metrics}, from the opening of the service's own door to the end. */
@Singleton
public final class MetricsDoor implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsDoor.class);

    private final PrometheusMeterRegistry registry;
    private final MetricsConfig config;
    private @Nullable HTTPServer server;

    MetricsDoor(PrometheusMeterRegistry registry, MetricsConfig config) {
        this.registry = registry;
        this.config = config;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        open();
    }

    synchronized void open() {
        Integer port = config.port();
        if (port == null) {
            return;
        }
        try {
            HTTPServer started = HTTPServer.builder()
                    .hostname(config.host())
                    .port(port)
                    .registry(registry.getPrometheusRegistry())
                    .buildAndStart();
            server = started;
            LOG.info("Metrics on http://{}:{}/metrics", config.host(), started.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "restante.metrics.port must be one that can be listened on, not " + config.host() + ":" + port, e);
        }
    }

    /** The port that is listened on; 0 for none. */
    public synchronized int port() {
        return server == null ? 0 : server.getPort();
    }

    @PreDestroy
    synchronized void close() {
        if (server != null) {
            server.close();
        }
    }
}
