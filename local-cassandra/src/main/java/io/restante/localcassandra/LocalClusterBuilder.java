package io.restante.localcassandra;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link LocalCluster} needs. Ports left out are free ones, which suits tests. */
public final class LocalClusterBuilder {
    private int nodes = 1;
    private @Nullable Path home;
    private @Nullable Path data;
    private @Nullable NodePorts ports;
    private @Nullable NodeMemory memory;
    private Durability durability = Durability.DURABLE;
    private ClientAccess access = ClientAccess.OPEN;
    private boolean shortLived;

    LocalClusterBuilder() {}

    /** The root of the checkout, whose build put Cassandra's jars in place. */
    public LocalClusterBuilder home(Path folder) {
        this.home = folder;
        return this;
    }

    /** Where the nodes store: made when it is not there. */
    public LocalClusterBuilder data(Path folder) {
        this.data = folder;
        return this;
    }

    public LocalClusterBuilder nodes(int count) {
        this.nodes = count;
        return this;
    }

    public LocalClusterBuilder ports(NodePorts given) {
        this.ports = given;
        return this;
    }

    public LocalClusterBuilder memory(NodeMemory given) {
        this.memory = given;
        return this;
    }

    public LocalClusterBuilder durability(Durability given) {
        this.durability = given;
        return this;
    }

    public LocalClusterBuilder access(ClientAccess given) {
        this.access = given;
        return this;
    }

    /**
     * For a cluster that lives for minutes, as in tests: its code is compiled quickly and not for speed, which would keep
     * the machine busier than the work does.
     */
    public LocalClusterBuilder shortLived() {
        this.shortLived = true;
        return this;
    }

    public LocalCluster build() {
        if (home == null || data == null) {
            throw new IllegalStateException("home and data must be given, but are " + home + " and " + data);
        }
        ClusterSpec spec = new ClusterSpec(
                nodes,
                data.toAbsolutePath(),
                ClusterSpec.librariesOf(home.toAbsolutePath()),
                ports != null ? ports : FreePorts.forNodes(nodes),
                memory != null ? memory : NodeMemory.ofThisMachine(nodes),
                durability,
                access);
        return LocalCluster.of(spec, shortLived);
    }
}
