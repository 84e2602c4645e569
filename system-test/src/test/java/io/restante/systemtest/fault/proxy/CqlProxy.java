package io.restante.systemtest.fault.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The link of one store to one node: listens on a free port of 127.0.0.1. Thread-safe. */
public final class CqlProxy {
    private static final int CONNECT_MILLIS = 2_000;

    private final String name;
    private final InetSocketAddress node;
    private final ServerSocket door;
    private final LinkFaults faults = new LinkFaults();
    private final MutationReader mutations;
    private final Set<ProxyConnection> connections = ConcurrentHashMap.newKeySet();

    /** @param name for people, as in {@code rpc-store-1>cassandra-2} */
    CqlProxy(String name, InetSocketAddress node, MutationReader mutations) {
        this.name = name;
        this.node = node;
        this.mutations = mutations;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, name);
        thread.setDaemon(true);
        thread.start();
    }

    public String name() {
        return name;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Cuts the link. What is under way in a direction that is cut waits for the end of the cut. */
    public void cut(Direction direction) {
        switch (direction) {
            case REQUESTS -> faults.requests().close();
            case ANSWERS -> faults.answers().close();
            case BOTH -> {
                faults.refuse(true);
                breakConnections();
            }
        }
    }

    /**
     * Ends every cut.
     *
     * @param late whether what waited arrives now; otherwise it is lost with its connection
     */
    public void heal(boolean late) {
        if (!late) {
            breakConnections();
        }
        faults.refuse(false);
        faults.requests().open();
        faults.answers().open();
    }

    /** Whether answers to mutations of {@code message} are swallowed from now on. */
    void dropAnswers(boolean now) {
        faults.drop(now);
    }

    /** How many answers were swallowed since that was last begun. */
    int droppedAnswers() {
        return faults.dropped();
    }

    void hold(Hold hold) {
        faults.hold(hold);
    }

    void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        breakConnections();
    }

    private void breakConnections() {
        connections.forEach(ProxyConnection::close);
        connections.clear();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket store) throws IOException {
        Socket behind = new Socket();
        ProxyConnection connection;
        try {
            if (faults.refuses()) {
                throw new IOException(name + " is cut");
            }
            behind.connect(node, CONNECT_MILLIS);
            store.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            connection = new ProxyConnection(store, behind, faults, mutations);
        } catch (IOException unreachable) {
            store.close();
            behind.close();
            return;
        }
        connections.removeIf(ProxyConnection::isClosed);
        connections.add(connection);
        connection.start(name);
    }
}
