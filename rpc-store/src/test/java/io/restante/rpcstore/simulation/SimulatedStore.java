package io.restante.rpcstore.simulation;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.CallBatch;
import io.restante.protos.internal.ShardMap;
import io.restante.routing.ShardHash;
import io.restante.routing.ShardMaps;
import io.restante.routing.ShardOwner;
import io.restante.routing.link.LinkLimits;
import io.restante.routing.link.StoreLinks;
import io.restante.rpcstore.chat.ChainWatch;
import io.restante.rpcstore.chat.ChatLimits;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.GatedReader;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.chat.PageTurns;
import io.restante.rpcstore.config.OwnAddress;
import io.restante.rpcstore.grpc.SimulatedDoor;
import io.restante.rpcstore.lifecycle.MemberLife;
import io.restante.rpcstore.lifecycle.MemberLives;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.simulation.cassandra.Interference;
import io.restante.rpcstore.simulation.cassandra.Session;
import io.restante.rpcstore.simulation.cassandra.SimulatedMemberStore;
import io.restante.rpcstore.simulation.cassandra.SimulatedMessageStore;
import io.restante.rpcstore.simulation.cassandra.SimulatedSegmentStore;
import io.restante.rpcstore.simulation.cassandra.SimulatedShardStore;
import io.restante.rpcstore.simulation.cassandra.Statement;
import io.restante.rpcstore.simulation.network.Host;
import io.restante.rpcstore.simulation.network.SimulatedChannels;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One start of {@code rpc-store}, put together as its factories do, on simulated Cassandra and a simulated network. */
final class SimulatedStore extends SimulatedProcess implements Host.Server, Interference {
    /** A server waits for its streams to end before it stops, but not for ever. */
    private static final Duration MOST_GRACE = Duration.ofSeconds(8);

    private static final Duration POLL = Duration.ofMillis(50);

    /** A load reads so many rows at first: of more, a reader sees and repairs a part, and the rest may be lost again. */
    private static final int LONG_BATCH = 16;

    private final ShardMaps maps = new ShardMaps();
    private final MemberLives lives;
    private final SimulatedDoor door;
    private boolean stopping;
    private boolean longBatch;

    SimulatedStore(World world, String address) {
        super(world, address);
        Session session = new Session(world.cluster, this, this);
        MemoryLimits memory = memory(world.plan.kind());
        ChatStorage storage = new ChatStorage(
                new WatchedMessageStore(
                        new SimulatedMessageStore(world.cluster, session), world.coverage, this::appends),
                new SimulatedSegmentStore(session),
                new ChainWatch(world.breaks, this::nanos),
                world.chatMetrics,
                new PageTurns(memory));
        ChatService chats = new ChatService(new GatedReader(storage));
        this.lives = new MemberLives(new MemberLife.Surroundings(
                storage,
                new SimulatedMemberStore(session),
                new SimulatedShardStore(session, World.SHARDS),
                chats,
                maps,
                this,
                this,
                world.plan.times(),
                limits(world.plan.segmentMessages()),
                memory,
                world.meters,
                this::uuid));
        SimulatedChannels channels = new SimulatedChannels(world.wires, this);
        OwnAddress self = new OwnAddress(address);
        self.announce(address, 0);
        StoreLinks links = new StoreLinks(channels, maps, this, LinkLimits.DEFAULT);
        this.door = new SimulatedDoor(chats, links, maps, self, lives::look, this, channels.loop());
    }

    void start() {
        world.wires.listen(this);
        world.coverage.count(Happening.STORE_STARTED);
        lives.begin(address());
    }

    /**
     * One chat of a shard in memory, one load at a time, and a dozen recent messages of all chats; or as many as come, where
     * nothing is to be refused.
     */
    private static MemoryLimits memory(Plan.Kind kind) {
        int chats = kind == Plan.Kind.ROUGH ? 1 : 100_000;
        long loadBytes = kind == Plan.Kind.ROUGH ? 1 : 100_000_000;
        long recentBytes = kind == Plan.Kind.ROUGH ? 4_000 : 1_000_000;
        return new MemoryLimits(
                chats, 1_000_000, 100_000_000, 1_000_000, loadBytes, 1_000, 10_000, recentBytes, 66_000);
    }

    private static ChatLimits limits(int segmentMessages) {
        ChatLimits usual = ChatLimits.DEFAULT;
        return new ChatLimits(
                usual.batchMessages(),
                usual.batchBytes(),
                usual.queuedMessages(),
                usual.keyReach(),
                usual.firstRepeat(),
                usual.lastRepeat(),
                usual.loadWrites(),
                segmentMessages,
                usual.segmentBytes());
    }

    private UUID uuid() {
        return new UUID(world.random.nextLong(), world.random.nextLong());
    }

    @Override
    List<String> ownedChats() {
        MemberLife life = lives.now();
        return world.plan.chats().stream()
                .filter(chat -> {
                    ShardOwner owner = maps.current().owner(ShardHash.of(chat));
                    return life != null && owner != null && owner.member().equals(life.id());
                })
                .toList();
    }

    /** As by SIGTERM: hands everything over while its door is open, ends the streams, and is no more. */
    void stop() {
        run(() -> {
            if (stopping) {
                return;
            }
            stopping = true;
            world.coverage.count(Happening.STORE_STOPPED_CLEANLY);
            world.trace.add(world.time.nanos(), address(), "stops");
            lives.leave().thenRun(() -> {
                door.end();
                endWithoutStreams(nanos() + MOST_GRACE.toNanos());
            });
        });
    }

    private void endWithoutStreams(long until) {
        if (world.wires.isServing(this) && nanos() < until) {
            after(POLL, () -> endWithoutStreams(until));
        } else {
            world.trace.add(world.time.nanos(), address(), "has stopped");
            end();
        }
    }

    @Override
    void die() {
        if (!isDead()) {
            world.coverage.count(Happening.STORE_KILLED);
        }
        super.die();
    }

    @Override
    void pause(Duration length) {
        boolean brief = length.compareTo(world.plan.times().lease()) < 0;
        world.coverage.count(brief ? Happening.STORE_PAUSED_BRIEFLY : Happening.STORE_PAUSED_BEYOND_LEASE);
        super.pause(length);
    }

    @Override
    public StreamObserver<CallBatch> exchange(ServerCallStreamObserver<AnswerBatch> responses) {
        return door.exchange(responses);
    }

    @Override
    public void watchShards(ServerCallStreamObserver<ShardMap> responses) {
        door.watchShards(responses);
    }

    /** Death or a pause just before a statement leaves, or within milliseconds of it; most of all between a load's read and its fence. */
    @Override
    public boolean strikes(Statement statement) {
        world.trace.add(world.time.nanos(), address(), statement);
        return switch (statement) {
            case APPEND -> world.chance(longBatch ? 0.6 : 0.01) && strike();
            case ADOPT, KILL, MOVE_SHARDS -> world.chance(0.01) && strike();
            case SEAL, PUT_SEGMENT -> world.chance(0.1) && strike();
            case NEWEST -> {
                if (world.chance(0.02)) {
                    world.time.after(world.millis(0, 3), () -> pause(world.millis(0, 6_000)));
                }
                yield false;
            }
            default -> false;
        };
    }

    private void appends(Batch batch) {
        longBatch = batch.rows().size() > LONG_BATCH;
    }

    private boolean strike() {
        Runnable blow = world.random.nextBoolean() ? this::die : () -> pause(world.millis(0, 6_000));
        if (world.random.nextInt(3) == 0) {
            world.coverage.count(Happening.STRUCK_IN_MID_STEP, 1);
            blow.run();
            return false;
        }
        world.coverage.count(Happening.WRITE_HELD);
        world.time.after(world.millis(0, 5), blow);
        return true;
    }

    @Override
    public void letOut(VirtualTime time, long delayNanos, Runnable message) {
        leave(() -> time.after(delayNanos, message));
    }
}
