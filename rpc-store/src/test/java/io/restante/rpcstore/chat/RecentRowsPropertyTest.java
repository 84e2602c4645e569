package io.restante.rpcstore.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** What is kept in memory against the whole chat. */
class RecentRowsPropertyTest {
    private static final long ROOMY = 1 << 20;
    /** Two texts, and not three. */
    private static final long TIGHT = 10;

    private final List<StoredMessage> chat = new ArrayList<>();
    private RecentRows rows = new RecentRows(new RecentMemory(ROOMY));

    @BeforeTry
    void begin() {
        chat.clear();
        rows = new RecentRows(new RecentMemory(ROOMY));
    }

    @Property(tries = 300)
    void aPageFromMemoryShouldBeThatOfTheWholeChat(
            @ForAll long seed, @ForAll @IntRange(max = 200) int written, @ForAll @IntRange(max = 60) int steps) {
        Random random = new Random(seed);
        write(random, written);
        if (random.nextBoolean()) {
            rows.forget();
        }
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(9)) {
                case 0, 1 -> write(random, 1 + random.nextInt(3));
                case 2 -> rows.forget();
                case 3 -> rows.trim();
                default -> pull(request(random));
            }
        }
    }

    @Property(tries = 100)
    void aPageOfTheNewestThatWasReadShouldBeKept(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 200) int written,
            @ForAll @IntRange(min = 1, max = 100) int limit) {
        write(new Random(seed), written);
        rows.forget();
        PageRequest newest = new PageRequest(0, limit, true, ROOMY);
        pull(newest);

        assertThat(rows.page(newest)).isEqualTo(stored(newest));
    }

    private void write(Random random, int messages) {
        for (int i = 0; i < messages; i++) {
            long prev = last();
            long at = prev + 1 + random.nextInt(3);
            StoredMessage message = new StoredMessage(at, "text", "ann", null, prev, at, 1, 1);
            chat.add(message);
            rows.append(List.of(message));
        }
    }

    private void pull(PageRequest request) {
        Page stored = stored(request);
        Page kept = rows.page(request);
        if (kept == null) {
            rows.extend(request, stored, last());
        } else {
            assertThat(kept).isEqualTo(stored);
        }
    }

    private PageRequest request(Random random) {
        long cursor = random.nextBoolean() ? 0 : random.nextLong(last() + 3);
        return new PageRequest(
                cursor, 1 + random.nextInt(12), random.nextInt(3) > 0, random.nextInt(4) == 0 ? TIGHT : ROOMY);
    }

    private Page stored(PageRequest request) {
        long to = request.reverse() && request.cursor() > 0 ? request.cursor() : Long.MAX_VALUE;
        long from = request.reverse() ? 0 : request.cursor();
        List<StoredMessage> found = new ArrayList<>(chat.stream()
                .filter(message -> message.sendTime() >= from && message.sendTime() <= to)
                .toList());
        if (request.reverse()) {
            Collections.reverse(found);
        }
        return request.toPage(found.subList(0, Math.min(found.size(), request.limit() + 1)));
    }

    private long last() {
        return chat.isEmpty() ? 0 : chat.get(chat.size() - 1).sendTime();
    }
}
