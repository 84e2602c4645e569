package io.restante.systemtest.fault.cluster;

import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.restante.systemtest.fault.proxy.StoreLinks;
import io.restante.systemtest.running.GrpcDoor;
import io.restante.systemtest.running.ServiceProcess;
import java.util.concurrent.TimeUnit;

/** A store, and its links to the nodes. */
public final class StorePart implements Part {
    private final String name;
    private final int port;
    private final ServiceProcess process;
    private final StoreLinks links;
    private final GrpcDoor door;

    StorePart(String name, int port, ServiceProcess process, StoreLinks links) {
        this.name = name;
        this.port = port;
        this.process = process;
        this.links = links;
        this.door = new GrpcDoor(port);
    }

    @Override
    public String name() {
        return name;
    }

    public StoreLinks links() {
        return links;
    }

    public GrpcDoor door() {
        return door;
    }

    /** As it stands in the table {@code member}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    void close() {
        process.kill();
        door.close();
        links.close();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void pause() {
        process.pause();
    }

    @Override
    public void resume() {
        process.resume();
    }

    @Override
    public void start() {
        process.start();
    }

    @Override
    public boolean isReady() {
        try {
            door.channel().resetConnectBackoff();
            return HealthGrpc.newBlockingStub(door.channel())
                            .withDeadlineAfter(1, TimeUnit.SECONDS)
                            .check(HealthCheckRequest.getDefaultInstance())
                            .getStatus()
                    == ServingStatus.SERVING;
        } catch (StatusRuntimeException notYet) {
            return false;
        }
    }
}
