package io.restante.localcassandra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Finds ports that nobody listens on, below the range from which the system gives ports to outgoing connections: a load opens
 * many, while a service that is started again has none.
 */
public final class FreePorts {
    private static final int FIRST = 12_000;
    private static final int LAST = 32_000;
    private static final int TRIES = 200;

    private FreePorts() {}

    /** So many different ones. */
    public static List<Integer> find(int count) {
        return findRows(count, 1);
    }

    /** The first ports of so many rows of this length, none of which meets another. */
    public static List<Integer> findRows(int rows, int length) {
        List<Integer> found = new ArrayList<>();
        while (found.size() < rows) {
            found.add(another(
                    length,
                    found.stream()
                            .flatMapToInt(first -> IntStream.range(first, first + length))
                            .toArray()));
        }
        return found;
    }

    static NodePorts forNodes(int nodes) {
        int cql = free(1);
        int storage = another(1, cql);
        int jmx = another(nodes, cql, storage);
        return new NodePorts(cql, storage, jmx);
    }

    private static int another(int count, int... taken) {
        for (int i = 0; i < TRIES; i++) {
            int port = free(count);
            boolean clash = false;
            for (int other : taken) {
                clash |= other >= port && other < port + count;
            }
            if (!clash) {
                return port;
            }
        }
        throw new IllegalStateException("no " + count + " free ports in a row beside the ones already chosen");
    }

    private static int free(int count) {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST - count);
            if (allFree(port, count)) {
                return port;
            }
        }
        throw new IllegalStateException("no " + count + " free ports in a row between " + FIRST + " and " + LAST);
    }

    private static boolean allFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            try (ServerSocket socket = new ServerSocket()) {
                // The wildcard address: free there means free on 127.0.0.1, .2, .3 alike.
                socket.bind(new InetSocketAddress((InetAddress) null, port));
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
