package io.restante.httpapi;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import java.security.Security;

/** Starts the service. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Restante",
                        version = "1",
                        description = "Messages are sent to a chat and pulled from it, in order, each one once.",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")))
public final class HttpApi {
    /** How long an address is believed, in seconds: a store that comes back elsewhere must be found soon. */
    private static final String DNS_TTL = "1";

    private HttpApi() {}

    public static void main(String[] args) {
        // The JDK has a cache and takes a security property; gRPC has one above it and takes a system property.
        Security.setProperty("networkaddress.cache.ttl", DNS_TTL);
        Security.setProperty("networkaddress.cache.negative.ttl", DNS_TTL);
        System.setProperty("networkaddress.cache.ttl", DNS_TTL);
        Micronaut.build(args).mainClass(HttpApi.class).banner(false).start();
    }
}
