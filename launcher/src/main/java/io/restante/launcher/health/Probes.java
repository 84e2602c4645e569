package io.restante.launcher.health;

import io.restante.localcassandra.CqlProbe;

/** The question that each kind of process understands. */
public final class Probes {
    private Probes() {}

    /** A Cassandra node: one OPTIONS frame. */
    public static Probe cql(Endpoint address) {
        return patience -> CqlProbe.answers(address.socket(), patience);
    }

    /** A gRPC server: {@code grpc.health.v1} says SERVING. */
    public static Probe grpc(Endpoint address) {
        return new GrpcProbe(address);
    }

    /** An HTTP server: GET {@code path} answers 200. */
    public static Probe http(Endpoint address, String path) {
        return new HttpProbe(address, path);
    }
}
