package io.restante.systemtest.fault.proxy;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The links of one store, one to each node in their order. Thread-safe. */
public final class StoreLinks {
    private final List<CqlProxy> links = new ArrayList<>();

    public StoreLinks(String store, List<InetSocketAddress> nodes) {
        // Shared: a statement has one id on all nodes, and may be prepared through any of them.
        MutationReader mutations = new MutationReader();
        for (InetSocketAddress node : nodes) {
            links.add(new CqlProxy(store + ">cassandra-" + (links.size() + 1), node, mutations));
        }
    }

    public List<CqlProxy> links() {
        return links;
    }

    /** Holds the next mutation of {@code message}, on whichever link it comes first, and its repeats on all of them. */
    public Hold hold() {
        Hold hold = new Hold();
        links.forEach(link -> link.hold(hold));
        return hold;
    }

    /** Whether answers to mutations of {@code message} are swallowed from now on. */
    public void dropAnswers(boolean now) {
        links.forEach(link -> link.dropAnswers(now));
    }

    /** How many answers were swallowed since that was last begun. */
    public int droppedAnswers() {
        return links.stream().mapToInt(CqlProxy::droppedAnswers).sum();
    }

    /** Breaks and ends all of them. */
    public void close() {
        links.forEach(CqlProxy::close);
    }
}
