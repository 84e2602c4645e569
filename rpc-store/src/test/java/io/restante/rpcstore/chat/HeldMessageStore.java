package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.Adoption;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.InMemoryMessageStore;
import io.restante.rpcstore.message.KeyRow;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.PageQuery;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoreUnavailableException;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.message.WriteOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A store that notes each call, and whose answers a test can hold back, spoil or make fail. */
final class HeldMessageStore implements MessageStore {
    /** A call that was not answered yet: nothing of it is done. */
    record Held<C, R>(C call, CompletableFuture<R> answer, Supplier<CompletionStage<R>> rest) {
        /** Does it, and answers. */
        void goOn() {
            rest.get().thenAccept(answer::complete);
        }

        /** Does it, and tells something else. */
        void doAndAnswer(R told) {
            rest.get().thenAccept(done -> answer.complete(told));
        }

        void answerOnly(R told) {
            answer.complete(told);
        }

        void fail() {
            answer.completeExceptionally(unavailable());
        }
    }

    final List<Batch> appended = new ArrayList<>();
    final List<Adoption> adopted = new ArrayList<>();
    final List<Integer> newestLimits = new ArrayList<>();
    final List<Integer> keyLimits = new ArrayList<>();
    final Deque<Held<Batch, WriteOutcome>> appends = new ArrayDeque<>();
    final Deque<Held<Adoption, WriteOutcome>> adoptions = new ArrayDeque<>();
    final Deque<Held<Integer, List<StoredMessage>>> loads = new ArrayDeque<>();
    final Deque<Held<Integer, List<KeyRow>>> keyReads = new ArrayDeque<>();
    boolean holdAppends;
    boolean holdAdoptions;
    boolean holdLoads;
    boolean holdKeys;
    boolean failFinds;
    final Deque<Held<Integer, List<StoredMessage>>> loadsOfAll = new ArrayDeque<>();
    /** Whether there are more replicas than a quorum. */
    boolean moreReplicas;
    /** Rows that a page of a quorum does not tell. */
    final Set<Long> forgotten = new HashSet<>();
    /** Rows that no page tells. */
    final Set<Long> lost = new HashSet<>();

    final List<PageQuery> pages = new ArrayList<>();
    final List<PageQuery> pagesOfAll = new ArrayList<>();
    boolean failPagesOfAll;
    private final InMemoryMessageStore rows;

    HeldMessageStore(InMemoryMessageStore rows) {
        this.rows = rows;
    }

    static StoreUnavailableException unavailable() {
        return new StoreUnavailableException("held back by the test", new IllegalStateException());
    }

    private static <C, R> CompletionStage<R> call(
            boolean hold, Deque<Held<C, R>> held, C call, Supplier<CompletionStage<R>> rest) {
        if (!hold) {
            return rest.get();
        }
        Held<C, R> waiting = new Held<>(call, new CompletableFuture<>(), rest);
        held.addLast(waiting);
        return waiting.answer();
    }

    @Override
    public CompletionStage<WriteOutcome> append(Batch batch) {
        appended.add(batch);
        return call(holdAppends, appends, batch, () -> rows.append(batch));
    }

    @Override
    public CompletionStage<WriteOutcome> adopt(Adoption adoption) {
        adopted.add(adoption);
        return call(holdAdoptions, adoptions, adoption, () -> rows.adopt(adoption));
    }

    @Override
    public CompletionStage<List<StoredMessage>> newest(Partition partition, int limit) {
        newestLimits.add(limit);
        return call(holdLoads, loads, limit, () -> rows.newest(partition, limit));
    }

    @Override
    public CompletionStage<List<StoredMessage>> newestOfAll(Partition partition, int limit) {
        return moreReplicas
                ? call(holdLoads, loadsOfAll, limit, () -> rows.newest(partition, limit))
                : rows.newestOfAll(partition, limit);
    }

    @Override
    public CompletionStage<List<KeyRow>> keys(Partition partition, long before, int limit) {
        keyLimits.add(limit);
        return call(holdKeys, keyReads, limit, () -> rows.keys(partition, before, limit));
    }

    @Override
    public CompletionStage<List<StoredMessage>> page(PageQuery query) {
        pages.add(query);
        return rows.page(query).thenApply(page -> page.stream()
                .filter(row -> !forgotten.contains(row.sendTime()) && !lost.contains(row.sendTime()))
                .toList());
    }

    @Override
    public CompletionStage<List<StoredMessage>> pageOfAll(PageQuery query) {
        pagesOfAll.add(query);
        return failPagesOfAll
                ? CompletableFuture.failedFuture(unavailable())
                : rows.page(query).thenApply(page -> page.stream()
                        .filter(row -> !lost.contains(row.sendTime()))
                        .toList());
    }

    @Override
    public CompletionStage<Optional<StoredMessage>> find(Partition partition, long sendTime) {
        return failFinds ? CompletableFuture.failedFuture(unavailable()) : rows.find(partition, sendTime);
    }
}
