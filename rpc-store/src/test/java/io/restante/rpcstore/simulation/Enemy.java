package io.restante.rpcstore.simulation;

import io.restante.history.operation.Fault;
import io.restante.rpcstore.simulation.cassandra.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Who kills, pauses, cuts off and moves clocks, as the plan says; and who starts again what is dead. */
final class Enemy {
    private static final Duration PATROL = Duration.ofMillis(250);
    private static final String STORE = "store-";
    private static final String API = "api-";
    private static final int APIS = 2;

    private final World world;

    Enemy(World world) {
        this.world = world;
    }

    /** Starts all processes. */
    void start() {
        for (int i = 1; i <= world.plan.stores(); i++) {
            startStore(STORE + i + ":1");
        }
        for (int i = 1; i <= APIS; i++) {
            startApi(API + i + ":1");
        }
    }

    void strike() {
        switch (world.plan.kind()) {
            case ONE_KILL -> world.time.after(world.millis(2_500, 4_000), this::killOneOwner);
            case MOVES -> move();
            case ROUGH -> {
                patrol();
                disturb();
                disturbCluster();
            }
        }
    }

    /** Starts all that is dead. */
    void reviveAll() {
        world.stores.values().stream()
                .filter(SimulatedProcess::isDead)
                .map(SimulatedProcess::address)
                .toList()
                .forEach(this::startStore);
        world.apis.values().stream()
                .filter(SimulatedProcess::isDead)
                .map(SimulatedProcess::address)
                .toList()
                .forEach(this::startApi);
    }

    void endAll() {
        world.stores.values().forEach(SimulatedProcess::end);
        world.apis.values().forEach(SimulatedProcess::end);
    }

    private void startStore(String address) {
        SimulatedStore store = new SimulatedStore(world, address);
        world.stores.put(address, store);
        world.fault(Fault.Kind.START, address);
        store.start();
    }

    private void startApi(String address) {
        List<String> targets = new ArrayList<>();
        for (int i = 1; i <= world.plan.stores(); i++) {
            targets.add("dns:///" + STORE + i + ":1");
        }
        SimulatedApi api = new SimulatedApi(world, address, targets);
        world.apis.put(address, api);
        world.fault(Fault.Kind.START, address);
        api.start();
    }

    private void killOneOwner() {
        List<SimulatedStore> owners = world.stores.values().stream()
                .filter(store -> !store.ownedChats().isEmpty())
                .toList();
        if (owners.isEmpty()) {
            world.time.after(PATROL, this::killOneOwner);
            return;
        }
        SimulatedStore victim = world.any(owners);
        victim.die();
        world.time.after(world.millis(5_200, 7_000), () -> startStore(victim.address()));
    }

    /** A store leaves, or one that has left comes back. */
    private void move() {
        if (world.isOver()) {
            return;
        }
        List<SimulatedStore> alive =
                world.stores.values().stream().filter(store -> !store.isDead()).toList();
        if (alive.size() < world.plan.stores()) {
            reviveAll();
        } else {
            world.any(alive).stop();
        }
        world.time.after(gap().plusSeconds(1), this::move);
    }

    /** Starts what has been dead for a while. */
    private void patrol() {
        if (!world.isRough()) {
            return;
        }
        for (SimulatedStore store : List.copyOf(world.stores.values())) {
            if (store.isDead() && world.chance(0.25)) {
                startStore(store.address());
            }
        }
        for (SimulatedApi api : List.copyOf(world.apis.values())) {
            if (api.isDead() && world.chance(0.5)) {
                startApi(api.address());
            }
        }
        world.time.after(PATROL, this::patrol);
    }

    private void disturb() {
        if (!world.isRough()) {
            return;
        }
        SimulatedStore store = world.anyStore();
        SimulatedApi api = world.anyApi();
        switch (world.random.nextInt(14)) {
            case 0, 1 -> store.die();
            case 2 -> {
                world.coverage.count(Happening.STORES_KILLED_AT_ONCE);
                List.copyOf(world.stores.values()).stream().limit(2).forEach(SimulatedStore::die);
            }
            case 3 -> store.pause(world.millis(0, 2_000));
            case 4, 5 -> store.pause(world.millis(2_000, 6_000));
            case 6 -> api.pause(world.millis(0, 3_000));
            case 7 -> api.die();
            case 8, 9 -> store.stepClock(world.millis(-2_000, 2_000));
            case 10 -> {
                world.coverage.count(Happening.LINK_BROKEN);
                world.wires.breakAll(api.address(), store.address());
            }
            case 11, 12 -> cut(world.random.nextBoolean() ? api : world.anyStore(), store);
            default -> store.stop();
        }
        world.time.after(gap(), this::disturb);
    }

    private Duration gap() {
        return world.millis(50, (int) world.plan.gap().toMillis());
    }

    private void cut(SimulatedProcess one, SimulatedProcess other) {
        boolean both = world.random.nextBoolean();
        world.coverage.count(both ? Happening.LINK_CUT : Happening.LINK_CUT_ONE_WAY);
        cutOneWay(one.address(), other.address());
        if (both) {
            cutOneWay(other.address(), one.address());
        }
    }

    private void cutOneWay(String from, String to) {
        String target = from + " > " + to;
        world.fault(Fault.Kind.PARTITION, target);
        world.wires.cut(from, to);
        world.time.after(world.millis(0, 5_000), () -> {
            world.fault(Fault.Kind.HEAL, target);
            world.wires.heal(from, to);
        });
    }

    /** Strikes one node of Cassandra. */
    private void disturbCluster() {
        if (!world.isRough()) {
            return;
        }
        Node node = world.any(world.cluster.nodes());
        String name = "replica " + node.id();
        switch (world.random.nextInt(5)) {
            case 0 -> {
                struck(Happening.REPLICA_CRASHED, name);
                node.crash();
                world.time.after(world.millis(0, 4_000), node::start);
            }
            case 1 -> {
                struck(Happening.REPLICA_PAUSED, name);
                node.pause(world.millis(0, 4_000));
            }
            case 2 -> {
                struck(Happening.REPLICA_SLOW, name);
                node.slow(world.millis(0, 200));
                world.time.after(world.millis(0, 4_000), () -> node.slow(Duration.ZERO));
            }
            case 3 -> {
                struck(Happening.REPLICA_CUT, name);
                world.cluster.cut(
                        node.id(), world.random.nextInt(world.cluster.nodes().size()));
                world.time.after(world.millis(0, 4_000), world.cluster::reconnect);
            }
            default -> {
                struck(Happening.REPLICA_CLOCK, name);
                node.stepClock(world.millis(-2_000, 2_000));
            }
        }
        world.time.after(gap(), this::disturbCluster);
    }

    private void struck(Happening what, String name) {
        world.coverage.count(what);
        world.trace.add(world.time.nanos(), name, what);
    }
}
