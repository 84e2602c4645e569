package io.restante.systemtest.fault.cluster;

import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.ServiceProcess;
import java.io.IOException;

/** An http-api. */
public final class ApiPart implements Part {
    private final String name;
    private final ServiceProcess process;
    private final HttpDoor door;

    ApiPart(String name, int port, ServiceProcess process) {
        this.name = name;
        this.process = process;
        this.door = new HttpDoor(port);
    }

    @Override
    public String name() {
        return name;
    }

    public HttpDoor door() {
        return door;
    }

    void close() {
        process.kill();
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
            return door.get("/health/readiness").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
