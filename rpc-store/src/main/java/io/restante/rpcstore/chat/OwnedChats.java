package io.restante.rpcstore.chat;

import io.restante.routing.ShardHash;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.member.Gate;
import io.restante.rpcstore.shard.ShardHost;
import io.restante.rpcstore.shard.Tenure;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The chats of every shard that one member owns; shards come and go. Thread-safe. */
public final class OwnedChats implements ShardHost {
    private final AtomicReferenceArray<@Nullable ShardChats> shards = new AtomicReferenceArray<>(ShardHash.SHARDS);
    private final ChatContext context;
    private final int mostOfShard;

    public OwnedChats(ChatStorage storage, Gate gate, Timers timers, ChatLimits limits, MemoryLimits memory) {
        this.context = new ChatContext(
                storage,
                gate,
                timers,
                limits,
                new Budget(memory.sendBytes()),
                new Budget(memory.keys()),
                new RecentMemory(memory.recentBytes()),
                new Turns(memory.loadBytes(), memory.waiting()),
                memory.rowBytes());
        this.mostOfShard = Math.max(1, memory.chats() / ShardHash.SHARDS);
    }

    @Override
    public void open(Tenure tenure) {
        ShardChats before = shards.getAndSet(tenure.shard(), new ShardChats(tenure, context, mostOfShard));
        if (before != null) {
            before.stepDown();
        }
    }

    @Override
    public CompletionStage<Void> drain(Tenure tenure) {
        ShardChats chats = shards.get(tenure.shard());
        return chats == null || !chats.isOf(tenure) ? CompletableFuture.completedFuture(null) : chats.drain();
    }

    @Override
    public void close(Tenure tenure) {
        ShardChats chats = shards.get(tenure.shard());
        if (chats != null && chats.isOf(tenure) && shards.compareAndSet(tenure.shard(), chats, null)) {
            chats.close();
        }
    }

    /**
     * Stores a message. Cancelling the future withdraws it if it was not written yet.
     *
     * @param chat the chat's canonical name
     */
    public CompletableFuture<Receipt> send(String chat, NewMessage message) {
        ShardChats shard = shard(chat);
        if (shard == null) {
            return CompletableFuture.failedFuture(new NotOwnerException());
        }
        PendingSend send = new PendingSend(message);
        shard.send(chat, send);
        return send.future();
    }

    /** Reads a page. Cancelling the future takes the read back if it has not begun. */
    public CompletableFuture<Page> pull(String chat, PageRequest request) {
        ShardChats shard = shard(chat);
        if (shard == null) {
            return CompletableFuture.failedFuture(new NotOwnerException());
        }
        PendingPull pull = new PendingPull(request);
        shard.pull(chat, pull);
        return pull.future();
    }

    /** How many are in memory. */
    public int count() {
        return all().stream().mapToInt(ShardChats::count).sum();
    }

    /** Bytes of the messages that wait or are being written. */
    public long sendBytes() {
        return context.sendBytes().used();
    }

    /** Bytes of the recent messages in memory. */
    public long recentBytes() {
        return context.recent().used();
    }

    /** Chats that wait for their turn to be read from the storage. */
    public int loadsWaiting() {
        return context.loads().waiting();
    }

    private @Nullable ShardChats shard(String chat) {
        return shards.get(ShardHash.of(chat));
    }

    /** Begins nothing new; completes when nothing is in flight any more, exceptionally where that will never be known. */
    public CompletionStage<Void> drain() {
        return CompletableFuture.allOf(
                all().stream().map(shard -> shard.drain().toCompletableFuture()).toArray(CompletableFuture<?>[]::new));
    }

    /** Serves nothing any more; what was under way is answered as far as it is known. */
    public void stepDown() {
        all().forEach(ShardChats::stepDown);
    }

    private List<ShardChats> all() {
        return IntStream.range(0, ShardHash.SHARDS)
                .mapToObj(shards::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
