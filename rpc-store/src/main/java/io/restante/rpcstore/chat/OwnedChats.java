package io.restante.rpcstore.chat;

import io.restante.routing.ShardHash;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.member.Gate;
import io.restante.rpcstore.shard.Tenure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The chats of every shard that this member owns, from the takeover to the day it leaves. Thread-safe. */
public final class OwnedChats {
    private final List<ShardChats> shards;

    /** @param tenures one for each shard */
    public OwnedChats(
            List<Tenure> tenures,
            ChatStorage storage,
            Gate gate,
            Timers timers,
            ChatLimits limits,
            MemoryLimits memory) {
        if (tenures.size() != ShardHash.SHARDS) {
            throw new IllegalArgumentException("expected " + ShardHash.SHARDS + " tenures, not " + tenures.size());
        }
        ChatContext context = new ChatContext(
                storage,
                gate,
                timers,
                limits,
                new Budget(memory.sendBytes()),
                new Budget(memory.keys()),
                new Turns(memory.loadBytes(), memory.waiting()),
                memory.rowBytes());
        List<Tenure> byShard = new ArrayList<>(tenures);
        byShard.sort(Comparator.comparingInt(Tenure::shard));
        int most = Math.max(1, memory.chats() / ShardHash.SHARDS);
        this.shards = byShard.stream()
                .map(tenure -> new ShardChats(tenure, context, most))
                .toList();
    }

    /**
     * Stores a message. Cancelling the future withdraws it if it was not written yet.
     *
     * @param chat the chat's canonical name
     */
    public CompletableFuture<Receipt> send(String chat, NewMessage message) {
        PendingSend send = new PendingSend(message);
        shard(chat).send(chat, send);
        return send.future();
    }

    /** Reads a page. */
    public CompletableFuture<Page> pull(String chat, PageRequest request) {
        PendingPull pull = new PendingPull(request);
        shard(chat).pull(chat, pull);
        return pull.future();
    }

    /** Serves nothing any more; what was under way is answered as far as it is known. */
    public void stepDown() {
        shards.forEach(ShardChats::stepDown);
    }

    /** Whether nothing is under way any more. */
    public boolean isDrained() {
        return shards.stream().allMatch(ShardChats::isDrained);
    }

    private ShardChats shard(String chat) {
        return shards.get(ShardHash.of(chat));
    }
}
