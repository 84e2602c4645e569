package io.restante.rpcstore.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.rules.FieldRules;
import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Pages of a real chat of many small segments, whatever comes in between, against a list of all messages. Texts have up
 * to 100 bytes.
 */
class PagePropertyTest {
    private static final int PAGE_BYTES = 100;

    /** Something that happens: messages are sent, of so many bytes each, and then a page is pulled. */
    record Step(List<Integer> texts, int limit) {}

    private static ChatLimits limits(int segmentMessages) {
        return new ChatLimits(
                3,
                ChatLimits.DEFAULT.batchBytes(),
                100,
                20,
                ChatLimits.DEFAULT.firstRepeat(),
                ChatLimits.DEFAULT.lastRepeat(),
                1,
                segmentMessages,
                ChatLimits.DEFAULT.segmentBytes());
    }

    private ChatFixture chat = ChatFixture.firstOwner();

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> bytes = Arbitraries.of(1, 2, 25, 33, 34, 49, 50, 51, 99, 100);
        Arbitrary<Step> step = Combinators.combine(
                        bytes.list().ofMaxSize(6), Arbitraries.integers().between(1, 5))
                .as(Step::new);
        return step.list().ofMaxSize(15);
    }

    @Property(tries = 300)
    void aPollerShouldSeeEveryMessageOnceInOrder(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 7) int segmentMessages) {
        chat = ChatFixture.firstOwner(limits(segmentMessages));
        List<StoredMessage> seen = new ArrayList<>();
        long cursor = 0;
        for (Step step : steps) {
            send(step);
            Page page = checkedPull(cursor, step.limit(), false);
            seen.addAll(page.messages());
            cursor = page.nextCursor();
        }
        Page page;
        do {
            page = checkedPull(cursor, 2, false);
            seen.addAll(page.messages());
            cursor = page.nextCursor();
        } while (page.hasMore());

        assertThat(seen).isEqualTo(chat.stored());
    }

    @Property(tries = 300)
    void aReaderGoingBackShouldSeeOnceWhatStoodWhenItBegan(
            @ForAll("steps") List<Step> before,
            @ForAll("steps") List<Step> meanwhile,
            @ForAll @IntRange(min = 1, max = 7) int segmentMessages) {
        chat = ChatFixture.firstOwner(limits(segmentMessages));
        before.forEach(this::send);
        List<StoredMessage> expected = new ArrayList<>(chat.stored());
        Collections.reverse(expected);
        List<StoredMessage> seen = new ArrayList<>();
        long cursor = 0;
        int pulls = 0;
        Page page;
        do {
            page = checkedPull(
                    cursor, meanwhile.isEmpty() ? 3 : meanwhile.get(0).limit(), true);
            seen.addAll(page.messages());
            cursor = page.nextCursor();
            if (pulls < meanwhile.size()) {
                send(meanwhile.get(pulls++));
            }
        } while (page.hasMore());

        assertThat(seen).isEqualTo(expected);
    }

    @Property(tries = 300)
    void aPageFromAnywhereShouldBeWhatTheContractSays(
            @ForAll("steps") List<Step> steps,
            @ForAll @IntRange(max = 100) int place,
            @ForAll @IntRange(min = -1, max = 1) int beside,
            @ForAll @IntRange(min = 1, max = 12) int limit,
            @ForAll boolean reverse,
            @ForAll @IntRange(min = 1, max = 7) int segmentMessages,
            @ForAll boolean reopened) {
        chat = ChatFixture.firstOwner(limits(segmentMessages));
        steps.forEach(this::send);
        if (reopened) {
            chat.reopen();
        }

        look(new Look(place, beside, limit, reverse));
    }

    /** A pull from beside the message at that place among all that there are; from the end where the place is below 0. */
    record Look(int place, int beside, int limit, boolean reverse) {}

    @Provide
    Arbitrary<List<Look>> looks() {
        Arbitrary<Look> look = Combinators.combine(
                        Arbitraries.integers().between(-1, 100),
                        Arbitraries.integers().between(-1, 1),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.of(true, false))
                .as(Look::new);
        return look.list().ofMaxSize(10);
    }

    @Property(tries = 1_000)
    void whatIsKeptInMemoryShouldShowThePagesOfTheTable(
            @ForAll("steps") List<Step> steps,
            @ForAll("looks") List<Look> looks,
            @ForAll @IntRange(min = 1, max = 20) int segmentMessages,
            @ForAll @IntRange(max = 10) int kept,
            @ForAll @IntRange(max = 20) int reopenedAfter) {
        chat = ChatFixture.firstOwner(limits(segmentMessages), kept * 300L);
        int turns = Math.max(steps.size(), looks.size());
        for (int turn = 0; turn < turns; turn++) {
            if (turn < steps.size()) {
                send(steps.get(turn));
            }
            if (turn == reopenedAfter) {
                chat.reopen();
            }
            if (turn < looks.size()) {
                look(looks.get(turn));
            }
        }
    }

    private void look(Look look) {
        List<StoredMessage> all = chat.stored();
        long cursor = all.isEmpty() || look.place() < 0
                ? Math.max(0, look.place())
                : Math.max(0, all.get(look.place() % all.size()).sendTime() + look.beside());
        checkedPull(cursor, look.limit(), look.reverse());
    }

    private void send(Step step) {
        step.texts().forEach(bytes -> chat.send("x".repeat(bytes)));
        chat.settle();
    }

    /** Pulls, and compares with a page made by the letter of the contract. */
    private Page checkedPull(long cursor, int limit, boolean reverse) {
        List<StoredMessage> rows = new ArrayList<>(chat.stored());
        if (reverse) {
            Collections.reverse(rows);
        }
        rows.removeIf(row -> reverse ? cursor != 0 && row.sendTime() > cursor : row.sendTime() < cursor);
        int shown = rows.isEmpty() ? 0 : 1;
        while (shown < Math.min(limit, rows.size()) && textBytes(rows.subList(0, shown + 1)) <= PAGE_BYTES) {
            shown++;
        }
        boolean more = shown < rows.size();
        long next = cursor;
        if (more) {
            next = rows.get(shown).sendTime();
        } else if (shown > 0) {
            next = rows.get(shown - 1).sendTime() + (reverse ? -1 : 1);
        }
        CompletableFuture<Page> pulled = chat.pull(new PageRequest(cursor, limit, reverse, PAGE_BYTES));
        chat.settle();

        assertThat(chat.breaks.counted(ChainBreaks.Kind.BREAK)).isZero();
        assertThat(pulled.join()).isEqualTo(new Page(rows.subList(0, shown), more, next));
        return pulled.join();
    }

    private static long textBytes(List<StoredMessage> rows) {
        return rows.stream().mapToLong(row -> FieldRules.utf8Length(row.text())).sum();
    }
}
