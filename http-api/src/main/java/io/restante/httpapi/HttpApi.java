package io.restante.httpapi;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.restante.httpapi.lifecycle.Departure;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import java.security.Security;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the service, and stops it in the order that no client notices: first everybody hears that it goes, then the door is shut and
 * what is under way answered. (Micronaut's own stop would shut the door first.)
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Restante",
                        version = "1",
                        description = "Messages are sent to a chat and pulled from it, in order, each one once.",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")))
public final class HttpApi {
    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

    /** How long an address is believed, in seconds: a store that comes back elsewhere must be found soon. */
    private static final String DNS_TTL = "1";

    private HttpApi() {}

    public static void main(String[] args) throws InterruptedException {
        // The JDK has a cache and takes a security property; gRPC has one above it and takes a system property.
        Security.setProperty("networkaddress.cache.ttl", DNS_TTL);
        Security.setProperty("networkaddress.cache.negative.ttl", DNS_TTL);
        System.setProperty("networkaddress.cache.ttl", DNS_TTL);
        start(args).getBean(Departure.class).awaitBegin();
    }

    private static ApplicationContext start(String[] args) {
        try {
            ApplicationContext context = ApplicationContext.builder()
                    .args(args)
                    .mainClass(HttpApi.class)
                    .banner(false)
                    .start();
            EmbeddedServer door = context.getBean(EmbeddedServer.class).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context), "stop"));
            LOG.info("Listens on {}:{}", door.getHost(), door.getPort());
            return context;
        } catch (RuntimeException failure) {
            LOG.error("Cannot start: {}", failure.getMessage(), failure);
            System.exit(1);
            throw failure;
        }
    }

    /** What SIGTERM does; may be repeated. */
    public static void stop(ApplicationContext context) {
        if (!context.isRunning()) {
            return;
        }
        try {
            context.getBean(Departure.class).announce();
        } catch (InterruptedException impatient) {
            LOG.warn("Told to stop at once: clients may not have heard of it");
        }
        context.close();
    }
}
