package io.restante.rpcstore.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentRowsTest {
    private static final long ROOMY = 1 << 20;

    private final RecentMemory memory = new RecentMemory(ROOMY);
    private final RecentRows rows = new RecentRows(memory);

    @Test
    void thereShouldBeNoPageBeforeAnythingIsKnown() {
        assertThat(rows.page(newest(10))).isNull();
        assertThat(rows.page(from(0))).isNull();
    }

    @Test
    void aPageShouldBeThereOnceAllOfItWasWrittenHere() {
        append(5, 7);
        append(7, 8);

        assertThat(rows.page(newest(1))).isEqualTo(new Page(List.of(row(7, 8)), true, 7));
        assertThat(rows.page(newest(2)))
                .as("whether there is more is not known")
                .isNull();
        assertThat(rows.page(from(6))).isEqualTo(new Page(List.of(row(5, 7), row(7, 8)), false, 9));
        assertThat(rows.page(from(5))).as("there is a message at 5").isNull();
        assertThat(rows.page(from(100))).isEqualTo(new Page(List.of(), false, 100));
    }

    @Test
    void aChatThatBeganHereShouldBeKnownFromItsStart() {
        append(0, 7);

        assertThat(rows.page(newest(10))).isEqualTo(new Page(List.of(row(0, 7)), false, 6));
        assertThat(rows.page(from(1))).isEqualTo(new Page(List.of(row(0, 7)), false, 8));
    }

    @Test
    void aPageOfTheTableShouldBeKeptWhereItReachesTheEnd() {
        rows.endsAt(8);
        rows.extend(newest(2), new Page(List.of(row(7, 8), row(5, 7)), true, 5), 8);

        assertThat(rows.page(newest(1))).isEqualTo(new Page(List.of(row(7, 8)), true, 7));
        assertThat(rows.page(from(6))).isEqualTo(new Page(List.of(row(5, 7), row(7, 8)), false, 9));
    }

    @Test
    void thePageThatWasReadShouldBeThereWhenItIsAskedForAgain() {
        Page read = new Page(List.of(row(7, 8), row(5, 7)), true, 5);
        rows.endsAt(8);
        rows.extend(newest(2), read, 8);

        assertThat(rows.page(newest(2))).isEqualTo(read);
        assertThat(rows.page(newest(3))).as("the message at 5 is not here").isNull();
        assertThat(rows.page(new PageRequest(7, 1, true, ROOMY))).isEqualTo(new Page(List.of(row(5, 7)), true, 5));
        assertThat(rows.page(new PageRequest(6, 1, true, ROOMY))).isNull();
    }

    @Test
    void whatStandsBeyondShouldBeForgottenWhereAnotherPageReachesFurther() {
        rows.endsAt(8);
        rows.extend(newest(1), new Page(List.of(row(7, 8)), true, 7), 8);
        rows.extend(new PageRequest(6, 2, false, ROOMY), new Page(List.of(row(5, 7), row(7, 8)), false, 9), 8);

        assertThat(rows.page(newest(1))).isEqualTo(new Page(List.of(row(7, 8)), true, 7));
        assertThat(rows.page(newest(2)))
                .as("whether there is more is not known")
                .isNull();
    }

    @Test
    void aPageThatWasReadBeforeTheNewestMessageShouldNotBeKeptWithoutIt() {
        rows.endsAt(8);
        append(8, 9);
        rows.forget();
        rows.extend(newest(2), new Page(List.of(row(7, 8), row(5, 7)), true, 5), 8);

        assertThat(rows.page(newest(1))).isNull();
        assertThat(rows.page(from(8))).isNull();
    }

    @Test
    void aPageThatJoinsWhatIsThereShouldBeKept() {
        rows.endsAt(8);
        append(8, 9);
        rows.extend(newest(2), new Page(List.of(row(7, 8), row(5, 7)), true, 5), 8);

        assertThat(rows.page(newest(2))).isEqualTo(new Page(List.of(row(8, 9), row(7, 8)), true, 7));
    }

    @Test
    void aPageThatLeavesAGapShouldNotBeKept() {
        rows.endsAt(8);
        append(8, 9);
        rows.extend(new PageRequest(7, 1, true, ROOMY), new Page(List.of(row(5, 7)), false, 6), 8);

        assertThat(rows.page(newest(2))).isNull();
        assertThat(rows.page(from(7))).isNull();
    }

    @Test
    void aPageWithABrokenChainShouldNotBeKept() {
        rows.endsAt(8);
        rows.extend(newest(2), new Page(List.of(row(7, 8), row(5, 6)), true, 5), 8);

        assertThat(rows.page(newest(1))).isNull();
    }

    @Test
    void theOldestShouldGoWhereOneChatHasTooMany() {
        for (int at = 1; at <= RecentRows.MOST_ROWS + 2; at++) {
            append(at - 1, at);
        }

        assertThat(rows.page(from(3))).isNotNull();
        assertThat(rows.page(from(2))).isNull();
        assertThat(rows.page(newest(RecentRows.MOST_ROWS + 1))).isNull();
        Page all = rows.page(newest(RecentRows.MOST_ROWS));
        assertThat(all).isNotNull();
        assertThat(all.hasMore()).isTrue();
        assertThat(all.nextCursor()).isEqualTo(2);
    }

    @Test
    void oneChatShouldNotKeepMoreThanItsBytes() {
        String large = "x".repeat(50_000);
        for (int at = 1; at <= 10; at++) {
            rows.append(List.of(row(at - 1, at, large)));
        }

        assertThat(memory.used()).isLessThanOrEqualTo(RecentRows.MOST_BYTES);
        assertThat(rows.page(newest(1))).isNotNull();
    }

    @Test
    void aPageOfTheTableShouldBeKeptAsFarAsItFits() {
        List<StoredMessage> falling = new ArrayList<>();
        for (int at = 1; at <= 200; at++) {
            falling.add(row(at - 1, at));
        }
        Collections.reverse(falling);
        rows.endsAt(200);
        rows.extend(newest(200), new Page(falling, false, 0), 200);

        assertThat(rows.page(from(200 - RecentRows.MOST_ROWS + 1))).isNotNull();
        assertThat(rows.page(from(200 - RecentRows.MOST_ROWS))).isNull();
    }

    @Test
    void theChatThatWasUsedLeastShouldGiveItsMemoryBackFirst() {
        RecentMemory small = new RecentMemory(1_000);
        List<RecentRows> chats = List.of(new RecentRows(small), new RecentRows(small), new RecentRows(small));
        chats.forEach(chat -> chat.append(List.of(row(0, 1))));
        chats.forEach(RecentRows::takeUsed);
        chats.get(0).page(newest(1));

        RecentRows another = new RecentRows(small);
        another.append(List.of(row(0, 1)));
        small.shrink();

        assertThat(small.used()).isLessThanOrEqualTo(1_000);
        assertThat(chats.get(0).page(newest(1))).isNotNull();
        assertThat(chats.get(1).page(newest(1))).isNull();
        assertThat(another.page(newest(1))).isNotNull();
    }

    @Test
    void aChatInUseShouldKeepItsNewerHalfWhereMemoryIsShort() {
        RecentMemory small = new RecentMemory(10_000);
        List<RecentRows> chats = List.of(new RecentRows(small), new RecentRows(small), new RecentRows(small));
        for (int at = 1; at <= 24; at++) {
            StoredMessage message = row(at - 1, at);
            chats.forEach(chat -> chat.append(List.of(message)));
        }
        small.shrink();

        assertThat(small.used()).isLessThanOrEqualTo(10_000);
        assertThat(chats).allMatch(chat -> chat.page(newest(12)) != null);
        assertThat(chats.get(0).page(newest(13))).isNull();
    }

    @Test
    void aChatInUseShouldKeepAPageHoweverShortMemoryIs() {
        for (int at = 1; at <= 15; at++) {
            append(at - 1, at);
        }
        rows.trim();
        rows.trim();

        assertThat(rows.page(newest(RecentRows.FEWEST_ROWS)))
                .isEqualTo(new Page(
                        LongStream.iterate(15, at -> at > 5, at -> at - 1)
                                .mapToObj(at -> row(at - 1, at))
                                .toList(),
                        true,
                        5));
        assertThat(rows.page(newest(RecentRows.FEWEST_ROWS + 1))).isNull();
        rows.forget();
        assertThat(memory.used()).isZero();
    }

    @Test
    void whatIsForgottenShouldBeGivenBack() {
        append(0, 1);
        rows.forget();

        assertThat(memory.used()).isZero();
        assertThat(rows.page(newest(1))).isNull();
    }

    private void append(long prev, long at) {
        rows.append(List.of(row(prev, at)));
    }

    private static PageRequest newest(int limit) {
        return new PageRequest(0, limit, true, ROOMY);
    }

    private static PageRequest from(long cursor) {
        return new PageRequest(cursor, 10, false, ROOMY);
    }

    private static StoredMessage row(long prev, long at) {
        return row(prev, at, "text");
    }

    private static StoredMessage row(long prev, long at, String text) {
        return new StoredMessage(at, text, "ann", null, prev, at, 1, 1);
    }
}
