package io.restante.rpcstore.simulation;

import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import io.restante.routing.ShardMaps;
import io.restante.routing.call.ChatRouter;
import io.restante.routing.call.RouteRules;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import io.restante.routing.link.GrpcMapFeed;
import io.restante.routing.link.LinkLimits;
import io.restante.routing.link.StoreLinks;
import io.restante.routing.watch.ShardMapWatch;
import io.restante.rpcstore.simulation.network.SimulatedChannels;
import io.restante.service.trace.CallSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One start of {@code http-api}: the router and what it stands on, put together as there. */
final class SimulatedApi extends SimulatedProcess {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final StoreLinks links;
    private final ChatRouter router;
    private final ShardMapWatch watch;
    private final List<HttpRequest> open = new ArrayList<>();

    /** @param targets of the stores, one of which is asked for the map */
    SimulatedApi(World world, String address, List<String> targets) {
        super(world, address);
        SimulatedChannels channels = new SimulatedChannels(world.wires, this);
        ShardMaps maps = new ShardMaps();
        this.links = new StoreLinks(channels, maps, this, LinkLimits.DEFAULT);
        this.router = new ChatRouter(maps, links, this, RouteRules.DEFAULT);
        this.watch = new ShardMapWatch(maps, new GrpcMapFeed(channels), this, targets);
    }

    void start() {
        watch.start();
    }

    CompletableFuture<? extends StoreAnswer> send(SendRequest request) {
        return router.send(request, DEADLINE, CallSpan.NONE);
    }

    CompletableFuture<? extends StoreAnswer> pull(PullRequest request) {
        return router.pull(request, DEADLINE, CallSpan.NONE);
    }

    /** Asks one store for what is certain without the owner. */
    CompletableFuture<? extends StoreAnswer> pullGated(String store, PullRequest request) {
        long deadline = nanos() + DEADLINE.toNanos();
        return links.apply(store)
                .call(new StoreCall.Pull(request, true, new StoreCall.Terms(deadline, deadline, false)));
    }

    void began(HttpRequest request) {
        open.add(request);
    }

    void ended(HttpRequest request) {
        open.remove(request);
    }

    @Override
    void die() {
        if (!isDead()) {
            world.coverage.count(Happening.API_KILLED);
        }
        super.die();
        List.copyOf(open).forEach(HttpRequest::broken);
        open.clear();
    }

    @Override
    void pause(Duration length) {
        world.coverage.count(Happening.API_PAUSED);
        super.pause(length);
    }
}
