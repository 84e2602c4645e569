package io.restante.systemtest.fault.cluster;

import io.restante.localcassandra.CassandraNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A Cassandra node; what it stored stays when it is killed. */
public final class NodePart implements Part {
    private final CassandraNode node;

    NodePart(CassandraNode node) {
        this.node = node;
    }

    @Override
    public String name() {
        return "cassandra-" + node.spec().number();
    }

    @Override
    public void kill() {
        act(node::kill);
    }

    @Override
    public void pause() {
        act(node::pause);
    }

    @Override
    public void resume() {
        act(node::resume);
    }

    @Override
    public void start() {
        act(node::launch);
    }

    @Override
    public boolean isReady() {
        return node.isReady();
    }

    private interface Action {
        void run() throws IOException, InterruptedException;
    }

    private static void act(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
