package io.restante.rpcstore.chat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.member.Ceiling;
import io.restante.rpcstore.member.Gate;
import io.restante.rpcstore.member.GateMetrics;
import io.restante.rpcstore.member.HeldMemberStore;
import io.restante.rpcstore.member.InMemoryMemberStore;
import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.InMemoryMessageStore;
import io.restante.rpcstore.message.InMemorySegmentStore;
import io.restante.rpcstore.message.PageQuery;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.shard.Arrival;
import io.restante.rpcstore.shard.ShardMetrics;
import io.restante.rpcstore.shard.Tenure;
import io.restante.rpcstore.shard.Ticker;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One owner of one chat: a real {@link ChatLog} with all that it stands on, over stores that a test can hold back. */
final class ChatFixture {
    static final long START = 1_800_000_000_000_000L;
    static final long NO_CEILING = Long.MAX_VALUE - 1;
    static final Partition CHAT = new Partition("room", 0);
    /** Five attempts of a load's fence, small batches and a small reach, so that each bound is met soon. */
    static final ChatLimits LIMITS = limits(200_000, 64 << 20);

    private static final String NAME = CHAT.chat();
    private static final long ROW_BYTES = 1_000;

    final VirtualTime time;
    final InMemoryMessageStore rows;
    final HeldMessageStore store;
    final InMemorySegmentStore segmentRows;
    final HeldSegmentStore segments;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final CountedChainBreaks breaks = new CountedChainBreaks();
    final InMemoryMemberStore memberRows;
    final HeldMemberStore members;
    final UUID self = UUID.randomUUID();
    final Ceiling ceiling = new Ceiling();
    final Budget bytes = new Budget(10_000);
    final Budget keys = new Budget(1_000);
    /** Pages are read from the table, where a test does not say otherwise. */
    private static final long NOTHING_KEPT = 0;

    final Turns loads = new Turns(2 * 16 * ROW_BYTES, 2);
    final Tenure tenure;
    final ChatContext context;
    ChatLog log;

    private ChatFixture(
            VirtualTime time,
            InMemoryMessageStore rows,
            InMemorySegmentStore segmentRows,
            InMemoryMemberStore memberRows,
            long epoch,
            Arrival arrival,
            ChatLimits limits,
            long recentBytes,
            long mark) {
        this.time = time;
        this.rows = rows;
        this.store = new HeldMessageStore(rows);
        this.segmentRows = segmentRows;
        this.segments = new HeldSegmentStore(segmentRows);
        this.memberRows = memberRows;
        this.members = new HeldMemberStore(memberRows);
        memberRows.join(new MemberRow(self, "here:1", MemberState.ALIVE, 0, UUID.randomUUID(), START));
        ceiling.raise(mark);
        long floor = arrival == Arrival.NEW ? 1 : last(rows) + 1_000;
        this.tenure = new Tenure(0, epoch, arrival, new Ticker(time, ceiling, time, new ShardMetrics(meters), floor));
        Gate gate = new Gate(members, time, self, new GateMetrics(meters), () -> {});
        this.context = new ChatContext(
                storage(), gate, time, limits, bytes, keys, new RecentMemory(recentBytes), loads, ROW_BYTES);
        this.log = new ChatLog(NAME, tenure, context);
    }

    static ChatFixture firstOwner() {
        return firstOwner(LIMITS);
    }

    static ChatFixture firstOwner(ChatLimits limits) {
        return firstOwner(limits, NOTHING_KEPT);
    }

    /** One that keeps so many bytes of recent messages. */
    static ChatFixture firstOwner(ChatLimits limits, long recentBytes) {
        VirtualTime time = new VirtualTime(START);
        return new ChatFixture(
                time,
                new InMemoryMessageStore(),
                new InMemorySegmentStore(),
                new InMemoryMemberStore(time::micros),
                1,
                Arrival.NEW,
                limits,
                recentBytes,
                NO_CEILING);
    }

    static ChatFixture belowCeiling(long micros) {
        VirtualTime time = new VirtualTime(START);
        return new ChatFixture(
                time,
                new InMemoryMessageStore(),
                new InMemorySegmentStore(),
                new InMemoryMemberStore(time::micros),
                1,
                Arrival.NEW,
                LIMITS,
                NOTHING_KEPT,
                micros);
    }

    /** Another start of the service, over the same tables. */
    ChatFixture nextOwner() {
        return nextOwner(NOTHING_KEPT);
    }

    ChatFixture nextOwner(long recentBytes) {
        return nextOwner(Arrival.TAKEOVER, recentBytes);
    }

    /** One whom this one has given the shard. */
    ChatFixture givenOwner() {
        return nextOwner(Arrival.HANDOVER, NOTHING_KEPT);
    }

    private ChatFixture nextOwner(Arrival arrival, long recentBytes) {
        return new ChatFixture(
                time,
                rows,
                segmentRows,
                memberRows,
                tenure.epoch() + 1,
                arrival,
                context.limits(),
                recentBytes,
                NO_CEILING);
    }

    private ChatStorage storage() {
        return new ChatStorage(
                store,
                segments,
                new ChainWatch(breaks, time::nanos),
                new ChatMetrics(meters),
                new PageTurns(MemoryLimits.forHeap(64 << 20, 65_536)));
    }

    /** Small bounds, and those of a segment. */
    static ChatLimits limits(int segmentMessages, int segmentBytes) {
        return new ChatLimits(
                4, 2_000, 8, 20, Duration.ofMillis(20), Duration.ofSeconds(1), 5, segmentMessages, segmentBytes);
    }

    /** A page as whoever does not own the chat reads it. */
    CompletableFuture<Page> pullGated(long cursor, int limit, boolean reverse) {
        return new GatedReader(storage()).pull(NAME, new PageRequest(cursor, limit, reverse, 1 << 20));
    }

    /** As eviction does it. */
    void reopen() {
        log.closeIfIdle();
        log = new ChatLog(NAME, tenure, context);
    }

    void die() {
        memberRows.kill(self, 0);
    }

    CompletableFuture<Receipt> send(String text) {
        return send(text, "ann", null);
    }

    CompletableFuture<Receipt> send(String text, @Nullable String key) {
        return send(text, "ann", key);
    }

    CompletableFuture<Receipt> send(String text, String sender, @Nullable String key) {
        return send(new NewMessage(text, sender, key));
    }

    CompletableFuture<Receipt> send(NewMessage message) {
        PendingSend send = new PendingSend(message);
        if (!log.send(send)) {
            throw new IllegalStateException("the log is closed");
        }
        return send.future();
    }

    CompletableFuture<Page> pull(long cursor, int limit, boolean reverse) {
        return pull(new PageRequest(cursor, limit, reverse, 1 << 20));
    }

    CompletableFuture<Page> pull(PageRequest request) {
        PendingPull pull = new PendingPull(request);
        log.pull(pull);
        return pull.future();
    }

    /** Lets the gate and every pause of a write pass. */
    void settle() {
        time.pass(Duration.ofSeconds(3));
    }

    /** Sends and waits for the answer. */
    Receipt sent(String text, @Nullable String key) {
        CompletableFuture<Receipt> answer = send(text, key);
        settle();
        return answer.join();
    }

    /** Puts a batch into the table without any owner. */
    void put(StoredMessage... batch) {
        put(0, batch);
    }

    void put(int segment, StoredMessage... batch) {
        rows.append(new Batch(new Partition(NAME, segment), List.of(batch)));
    }

    static StoredMessage row(long at, String text, @Nullable String key, long prev, long start, int size, long epoch) {
        return new StoredMessage(at, text, "ann", key, prev, start, size, epoch);
    }

    /** All messages, oldest first. */
    List<StoredMessage> stored() {
        return all(rows).stream().filter(row -> !row.isSeal()).toList();
    }

    /** All rows, oldest first, seals among them. */
    List<StoredMessage> chain() {
        return all(rows);
    }

    /** All rows of one segment, oldest first. */
    List<StoredMessage> chain(int segment) {
        return segment(rows, segment);
    }

    List<String> texts() {
        return stored().stream().map(StoredMessage::text).toList();
    }

    private static List<StoredMessage> all(InMemoryMessageStore rows) {
        List<StoredMessage> all = new ArrayList<>();
        List<StoredMessage> more = segment(rows, 0);
        for (int next = 1; !more.isEmpty(); next++) {
            all.addAll(more);
            more = segment(rows, next);
        }
        return all;
    }

    private static List<StoredMessage> segment(InMemoryMessageStore rows, int segment) {
        PageQuery all = new PageQuery(
                new Partition(NAME, segment), 0, Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, false);
        return rows.page(all).toCompletableFuture().join();
    }

    private static long last(InMemoryMessageStore rows) {
        List<StoredMessage> all = all(rows);
        return all.isEmpty() ? 0 : all.get(all.size() - 1).sendTime();
    }

    /** Whether a call was told that another member serves the chat, and that it was certainly not done here. */
    static boolean isElsewhere(CompletableFuture<?> call) {
        return call.handle((done, failure) -> failure instanceof NotOwnerException)
                .getNow(false);
    }

    /** What a future failed with; null while it is open or where it has a value. */
    static @Nullable ErrorCode errorOf(CompletableFuture<?> future) {
        if (!future.isCompletedExceptionally() || future.isCancelled()) {
            return null;
        }
        try {
            future.join();
            return null;
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof ApiException known) {
                return known.code();
            }
            throw failure;
        }
    }
}
