package io.restante.rpcstore.warmup;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import io.restante.routing.ShardHash;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import io.restante.routing.call.StoreLink;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.chat.ChatLimits;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.GatedReader;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.chat.OwnedChats;
import io.restante.rpcstore.config.StoreConfig;
import io.restante.rpcstore.grpc.LocalStore;
import io.restante.rpcstore.member.Ceiling;
import io.restante.rpcstore.member.Gate;
import io.restante.rpcstore.member.GateMetrics;
import io.restante.rpcstore.member.MemberReads;
import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import io.restante.rpcstore.shard.Arrival;
import io.restante.rpcstore.shard.ShardMetrics;
import io.restante.rpcstore.shard.Tenure;
import io.restante.rpcstore.shard.Ticker;
import io.restante.rpcstore.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Sends and pulls, played by a store to itself: through chats of its own that are nobody's, over the real tables, where it only
 * reads; and beside that over its own door, which refuses them, since the store owns nothing yet.
 */
final class Rehearsal {
    /** Calls at once. */
    private static final int LANES = 32;

    private static final int CHATS = 512;
    /** After which it ends where it stands: a start is not to fail for its sake. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int PULLED = 10;
    private static final String TEXT = "x".repeat(64);
    private static final UUID NOBODY = new UUID(0, 0);
    /** With one before it, so that loads of chats fence it off. */
    private static final long SECOND_EPOCH = 2;

    private final ChatStorage storage;
    private final MemberReads members;
    private final StoreConfig config;
    private final MemoryLimits memory;
    private final TimeSource time;
    private final Timers timers;
    private final StoreLink door;
    private final long deadline;
    private final AtomicInteger played = new AtomicInteger();

    /**
     * @param storage only reads
     * @param door this store's own
     */
    Rehearsal(
            ChatStorage storage,
            MemberReads members,
            StoreConfig config,
            MemoryLimits memory,
            TimeSource time,
            Timers timers,
            StoreLink door) {
        this.storage = storage;
        this.members = members;
        this.config = config;
        this.memory = memory;
        this.time = time;
        this.timers = timers;
        this.door = door;
        this.deadline = timers.nanos() + PATIENCE.toNanos();
    }

    /** Completes, never exceptionally, with how many sends were played. */
    CompletableFuture<Integer> play(int sends) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Gate gate = new Gate(this::alive, timers, NOBODY, new GateMetrics(meters), () -> {});
        OwnedChats chats = new OwnedChats(storage, gate, timers, ChatLimits.DEFAULT, memory);
        Ceiling ceiling = new Ceiling();
        ceiling.raise(Long.MAX_VALUE / 2);
        ShardMetrics shardMetrics = new ShardMetrics(meters);
        for (int shard = 0; shard < ShardHash.SHARDS; shard++) {
            chats.open(new Tenure(
                    shard, SECOND_EPOCH, Arrival.TAKEOVER, new Ticker(time, ceiling, timers, shardMetrics, 1)));
        }
        ChatService service = new ChatService(new GatedReader(storage));
        service.open(chats);
        CompletableFuture<Void> all = playFrom(0, sends, new LocalStore(service, config));
        timers.after(PATIENCE, () -> all.complete(null));
        return all.handle((done, defect) -> {
            service.close(chats);
            chats.stepDown();
            return played.get();
        });
    }

    /** The gate's reads go their way, and whatever they show is taken for a living member. */
    private CompletableFuture<Optional<MemberRow>> alive(UUID id) {
        return members.read(id)
                .thenApply(row -> Optional.of(new MemberRow(id, "", MemberState.ALIVE, 1, id, 0)))
                .toCompletableFuture();
    }

    private CompletableFuture<Void> playFrom(int first, int sends, StoreLink own) {
        if (first >= sends || timers.nanos() > deadline) {
            return CompletableFuture.completedFuture(null);
        }
        int last = Math.min(sends, first + LANES);
        CompletableFuture<?>[] round = IntStream.range(first, last)
                .mapToObj(number -> play(number, own))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(round).thenCompose(done -> playFrom(last, sends, own));
    }

    private CompletableFuture<Integer> play(int number, StoreLink own) {
        // Should there be such a chat, it is only read.
        String chat = "warm-up-" + number % CHATS;
        StoreCall.Terms terms = new StoreCall.Terms(deadline, deadline, true);
        StoreCall.Send send = new StoreCall.Send(
                SendRequest.newBuilder()
                        .setChat(chat)
                        .setText(TEXT)
                        .setSender("warm-up")
                        .build(),
                terms);
        StoreCall.Pull pull = new StoreCall.Pull(
                PullRequest.newBuilder()
                        .setChat(chat)
                        .setLimit(PULLED)
                        .setReverse(true)
                        .build(),
                false,
                terms);
        CompletableFuture<StoreAnswer> refused = door.call(send);
        return own.call(send)
                .thenCompose(stored -> own.call(pull))
                .thenCombine(refused, (page, moved) -> played.incrementAndGet());
    }
}
