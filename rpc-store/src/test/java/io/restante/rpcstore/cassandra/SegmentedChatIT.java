package io.restante.rpcstore.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.rpcstore.chat.ChainBreaks;
import io.restante.rpcstore.chat.ChainWatch;
import io.restante.rpcstore.chat.ChatLimits;
import io.restante.rpcstore.chat.ChatMetrics;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.CountedChainBreaks;
import io.restante.rpcstore.chat.InMemoryChats;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.chat.NewMessage;
import io.restante.rpcstore.chat.OwnedChats;
import io.restante.rpcstore.chat.Page;
import io.restante.rpcstore.chat.PageRequest;
import io.restante.rpcstore.chat.PageTurns;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.message.TestMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A chat of several segments, as a real owner writes and reads it on a real Cassandra. */
class SegmentedChatIT {
    private static final int SEGMENT = 4;
    /** Room for what a few chats need, and none for recent messages: all pages are read. */
    private static final MemoryLimits MEMORY =
            new MemoryLimits(1_000, 8 << 20, 16 << 20, 8 << 20, 8 << 20, 10_000, 32_000, 0, 66_000);

    private final String chat = TestMessages.newPartition().chat();
    private final CountedChainBreaks breaks = new CountedChainBreaks();
    private final ChatStorage storage = new ChatStorage(
            CassandraFixture.messages(),
            CassandraFixture.segments(),
            new ChainWatch(breaks, System::nanoTime),
            new ChatMetrics(new SimpleMeterRegistry()),
            new PageTurns(MEMORY));
    private final List<Long> sent = new ArrayList<>();

    @BeforeEach
    void fill() {
        OwnedChats first = owner();
        for (int i = 0; i < 3 * SEGMENT; i++) {
            sent.add(first.send(chat, new NewMessage("m" + i, "ann", i == 0 ? "key" : null))
                    .join()
                    .sendTime());
        }
    }

    @Test
    void aPageShouldBeOneReadAndTwoAtASeam() {
        OwnedChats owner = owner();
        pull(owner, 0, 1, true);
        // The first page from each segment finds out where that segment begins and ends.
        pull(owner, sent.get(0), 1, false);
        pull(owner, sent.get(SEGMENT), 1, false);

        assertThat(readsOf(owner, sent.get(0), SEGMENT - 1, false)).isEqualTo(1);
        assertThat(readsOf(owner, sent.get(SEGMENT), SEGMENT - 1, false)).isEqualTo(1);
        assertThat(readsOf(owner, sent.get(2 * SEGMENT), 100, false)).isEqualTo(1);
        assertThat(readsOf(owner, 0, SEGMENT - 1, true)).isEqualTo(1);
        assertThat(readsOf(owner, sent.get(SEGMENT + 1), 1, true)).isEqualTo(1);
        assertThat(readsOf(owner, sent.get(SEGMENT - 1), 2, false)).isEqualTo(2);
        assertThat(readsOf(owner, sent.get(SEGMENT), 1, true)).isEqualTo(2);
    }

    @Test
    void everyMessageShouldBeSeenOnceInBothDirections() {
        OwnedChats owner = owner();
        List<Long> falling = new ArrayList<>(sent);
        Collections.reverse(falling);
        for (int limit = 1; limit <= 3 * SEGMENT + 1; limit++) {
            assertThat(readAll(owner, limit, false)).isEqualTo(sent);
            assertThat(readAll(owner, limit, true)).isEqualTo(falling);
        }
        assertThat(breaks.counted(ChainBreaks.Kind.BREAK)).isZero();
    }

    @Test
    void aKeyShouldBeKnownThreeSegmentsLater() {
        assertThat(owner().send(chat, new NewMessage("m0", "ann", "key")).join().sendTime())
                .isEqualTo(sent.get(0));
    }

    private OwnedChats owner() {
        ChatLimits limits = new ChatLimits(
                128, 128 << 10, 4_096, 10_000, Duration.ofMillis(20), Duration.ofSeconds(1), 5, SEGMENT, 64 << 20);
        return InMemoryChats.over(storage, limits, MEMORY);
    }

    private int readsOf(OwnedChats owner, long cursor, int limit, boolean reverse) {
        return StatementCounter.during(() -> pull(owner, cursor, limit, reverse))
                .size();
    }

    private Page pull(OwnedChats owner, long cursor, int limit, boolean reverse) {
        return owner.pull(chat, new PageRequest(cursor, limit, reverse, 1 << 20))
                .join();
    }

    private List<Long> readAll(OwnedChats owner, int limit, boolean reverse) {
        List<Long> seen = new ArrayList<>();
        Page page = pull(owner, 0, limit, reverse);
        page.messages().stream().map(StoredMessage::sendTime).forEach(seen::add);
        while (page.hasMore()) {
            page = pull(owner, page.nextCursor(), limit, reverse);
            page.messages().stream().map(StoredMessage::sendTime).forEach(seen::add);
        }
        return seen;
    }
}
