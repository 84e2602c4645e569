package io.restante.rpcstore;

import io.micronaut.runtime.Micronaut;

/** Starts the service. */
public final class RpcStore {
    private RpcStore() {}

    public static void main(String[] args) {
        Micronaut.run(RpcStore.class, args);
    }
}
