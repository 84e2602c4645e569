package io.restante.routing.link;

import io.restante.routing.ShardMaps;
import io.restante.routing.call.StoreLink;
import io.restante.routing.time.Timers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The links to all stores, each made when it is first needed and closed when it was not used for long. Thread-safe. */
public final class StoreLinks implements Function<String, StoreLink>, AutoCloseable {
    private final StoreChannels channels;
    private final ShardMaps maps;
    private final Timers timers;
    private final LinkLimits limits;
    private final Map<String, GrpcStoreLink> links = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param maps learn what stores answer of the owners */
    public StoreLinks(StoreChannels channels, ShardMaps maps, Timers timers, LinkLimits limits) {
        this.channels = channels;
        this.maps = maps;
        this.timers = timers;
        this.limits = limits;
        timers.after(limits.idle(), this::closeIdle);
    }

    /** @param address host and port of the store */
    @Override
    public StoreLink apply(String address) {
        return links.computeIfAbsent(address, missing -> new GrpcStoreLink(missing, channels, maps, timers, limits));
    }

    private void closeIdle() {
        if (closed) {
            return;
        }
        links.values().removeIf(link -> {
            boolean idle = link.isIdle();
            if (idle) {
                // Who has just got it finds it closed, and asks for another one.
                link.close();
            }
            return idle;
        });
        timers.after(limits.idle(), this::closeIdle);
    }

    @Override
    public void close() {
        closed = true;
        links.values().forEach(GrpcStoreLink::close);
        links.clear();
    }
}
