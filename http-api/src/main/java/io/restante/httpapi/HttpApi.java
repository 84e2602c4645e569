package io.restante.httpapi;

import io.micronaut.runtime.Micronaut;

/** Starts the service. */
public final class HttpApi {
    private HttpApi() {}

    public static void main(String[] args) {
        Micronaut.run(HttpApi.class, args);
    }
}
