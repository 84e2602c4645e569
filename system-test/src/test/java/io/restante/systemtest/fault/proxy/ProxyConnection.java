package io.restante.systemtest.fault.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One connection of a store, and the one to the node that stands behind it; a thread for each direction. */
final class ProxyConnection {
    private final Socket store;
    private final Socket node;
    private final LinkFaults faults;
    private final MutationReader mutations;
    private final Map<Short, String> preparing = new ConcurrentHashMap<>();
    private final Set<Short> swallowed = ConcurrentHashMap.newKeySet();
    private final Framing framing = new Framing();
    private final FrameWriter toNode;
    private final FrameWriter toStore;
    private volatile boolean kept;

    ProxyConnection(Socket store, Socket node, LinkFaults faults, MutationReader mutations) throws IOException {
        this.store = store;
        this.node = node;
        this.faults = faults;
        this.mutations = mutations;
        this.toNode = new FrameWriter(node.getOutputStream(), framing);
        this.toStore = new FrameWriter(store.getOutputStream(), framing);
    }

    void start(String name) {
        daemon(name + "-requests", this::passRequests);
        daemon(name + "-answers", this::passAnswers);
    }

    /** Something of this connection is held: the way to the node stays, whatever becomes of the store. */
    void keep() {
        kept = true;
    }

    /** Sends on what was held. @return false where the node is gone */
    boolean deliver(RawFrame frame) {
        try {
            toNode.write(frame);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    boolean isClosed() {
        return store.isClosed() && node.isClosed();
    }

    /** Breaks it on both sides. */
    void close() {
        closeQuietly(store);
        closeQuietly(node);
    }

    private void passRequests() throws IOException, InterruptedException {
        FrameReader in = new FrameReader(store.getInputStream(), framing);
        while (true) {
            RawFrame frame = in.next();
            faults.requests().await();
            if (!isKeptBack(frame)) {
                toNode.write(frame);
            }
        }
    }

    private void passAnswers() throws IOException, InterruptedException {
        FrameReader in = new FrameReader(node.getInputStream(), framing);
        while (true) {
            RawFrame frame = in.next();
            String query = preparing.remove(frame.stream());
            if (query != null) {
                mutations.prepared(query, frame);
            }
            if (!swallowed.remove(frame.stream())) {
                faults.answers().await();
                answer(frame);
            }
        }
    }

    private boolean isKeptBack(RawFrame frame) {
        mutations.preparing(frame).ifPresent(query -> preparing.put(frame.stream(), query));
        Optional<Mutation> mutation = mutations.mutation(frame);
        if (mutation.isEmpty()) {
            return false;
        }
        if (faults.holds(this, frame, mutation.get())) {
            return true;
        }
        if (faults.dropsAnswer()) {
            swallowed.add(frame.stream());
        }
        return false;
    }

    private void answer(RawFrame frame) throws IOException {
        if (framing.changesAfter(frame)) {
            toStore.writeLastUnsegmented(frame);
        } else {
            toStore.write(frame);
        }
    }

    private interface Direction {
        void pass() throws IOException, InterruptedException;
    }

    private void daemon(String name, Direction direction) {
        Thread thread = new Thread(() -> run(direction), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Direction direction) {
        try {
            direction.pass();
        } catch (IOException ended) {
            closeQuietly(store);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!kept || node.isClosed()) {
                close();
            }
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            return;
        }
    }
}
