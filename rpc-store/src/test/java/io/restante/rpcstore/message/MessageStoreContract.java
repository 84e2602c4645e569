package io.restante.rpcstore.message;

import static io.restante.rpcstore.message.TestMessages.await;
import static io.restante.rpcstore.message.TestMessages.batch;
import static io.restante.rpcstore.message.TestMessages.ofEpoch;
import static io.restante.rpcstore.message.TestMessages.row;
import static io.restante.rpcstore.message.TestMessages.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link MessageStore} does. */
public abstract class MessageStoreContract {
    private static final long ALL_BYTES = Long.MAX_VALUE;

    private final Partition chat = TestMessages.newPartition();

    protected abstract MessageStore store();

    @Test
    void appendedRowsShouldBeReadBackUnchanged() {
        List<StoredMessage> rows = batch(100, 3, "hello");
        assertThat(await(store().append(new Batch(chat, rows)))).isEqualTo(WriteOutcome.STORED);

        assertThat(upward(0, 1_000, 10)).isEqualTo(rows);
    }

    @Test
    void chatWithoutMessagesShouldBeEmpty() {
        assertThat(upward(0, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(await(store().newest(chat, 10))).isEmpty();
        assertThat(await(store().keys(chat, Long.MAX_VALUE, 10))).isEmpty();
    }

    @Test
    void partitionsShouldBeApart() {
        append(row(100));
        Partition segment = new Partition(chat.chat(), 1);
        await(store().append(new Batch(segment, List.of(row(200)))));

        assertThat(await(store().newest(chat, 10))).containsExactly(row(100));
        assertThat(await(store().newest(segment, 10))).containsExactly(row(200));
        assertThat(await(store().newest(TestMessages.newPartition(), 10))).isEmpty();
    }

    @Test
    void appendingTheSameBatchTwiceShouldBeAppendingItOnce() {
        Batch batch = new Batch(chat, batch(100, 3, "hello"));
        await(store().append(batch));
        await(store().append(batch));

        assertThat(upward(0, 1_000, 10)).isEqualTo(batch.rows());
    }

    @Test
    void pagesShouldHoldTheRowsOfTheNearEndAtEveryLimit() {
        List<StoredMessage> rows = fill(10, 20, 30, 40, 50, 60, 70);
        List<StoredMessage> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);

        for (int limit = 1; limit <= rows.size() + 1; limit++) {
            int expected = Math.min(limit, rows.size());
            assertThat(upward(0, 100, limit)).isEqualTo(rows.subList(0, expected));
            assertThat(downward(0, 100, limit)).isEqualTo(reversed.subList(0, expected));
        }
    }

    @Test
    void boundsOfAPageShouldBeInclusive() {
        fill(10, 20, 30, 40);

        assertThat(upward(20, 30, 10)).containsExactly(row(20), row(30));
        assertThat(downward(20, 30, 10)).containsExactly(row(30), row(20));
        assertThat(upward(21, 29, 10)).isEmpty();
        assertThat(upward(30, 20, 10)).isEmpty();
    }

    @Test
    void pagesLongerThanOneAnswerShouldBeComplete() {
        List<StoredMessage> rows = new ArrayList<>();
        for (int first = 1_000; first < 1_700; first += 100) {
            List<StoredMessage> batch = batch(first, 100, "hello");
            rows.addAll(batch);
            await(store().append(new Batch(chat, batch)));
        }
        List<StoredMessage> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);

        assertThat(upward(0, 10_000, 650)).isEqualTo(rows.subList(0, 650));
        assertThat(downward(0, 10_000, 650)).isEqualTo(reversed.subList(0, 650));
        assertThat(await(store().newest(chat, 650))).isEqualTo(reversed.subList(0, 650));
    }

    @Test
    void pageShouldEndWithTheRowWhoseTextPassesTheBytes() {
        for (long time : new long[] {10, 20, 30, 40}) {
            append(row(time, "é".repeat(50)));
        }

        assertThat(page(0, 100, 10, 0, false)).hasSize(1);
        assertThat(page(0, 100, 10, 99, false)).hasSize(1);
        assertThat(page(0, 100, 10, 100, false)).hasSize(2);
        assertThat(page(0, 100, 10, 250, false)).hasSize(3);
        assertThat(page(0, 100, 10, 250, true)).hasSize(3);
        assertThat(page(0, 100, 10, 400, false)).hasSize(4);
    }

    @Test
    void newestShouldBeNewestFirst() {
        fill(10, 20, 30);

        assertThat(await(store().newest(chat, 2))).containsExactly(row(30), row(20));
    }

    @Test
    void keysShouldStandBelowTheBoundNewestFirst() {
        append(withKey(10, "a"));
        append(row(20));
        append(withKey(30, "c"));
        append(withKey(40, "d"));

        assertThat(await(store().keys(chat, 40, 10)))
                .containsExactly(new KeyRow(30, "c"), new KeyRow(20, null), new KeyRow(10, "a"));
        assertThat(await(store().keys(chat, 40, 2))).containsExactly(new KeyRow(30, "c"), new KeyRow(20, null));
    }

    @Test
    void findShouldKnowExactlyThatSendTime() {
        append(withKey(10, "a"));

        assertThat(await(store().find(chat, 10))).contains(withKey(10, "a"));
        assertThat(await(store().find(chat, 11))).isEmpty();
    }

    @Test
    void aSealShouldBeARowWithoutTextAndSender() {
        StoredMessage seal = StoredMessage.seal(20, 10, 3, new SegmentSize(1, 140), 7);
        append(withKey(10, "a"));
        append(seal);

        assertThat(upward(0, 100, 10)).containsExactly(withKey(10, "a"), seal);
        assertThat(await(store().newest(chat, 1))).containsExactly(seal);
        assertThat(await(store().find(chat, 20))).contains(seal);
        assertThat(await(store().keys(chat, 100, 10))).containsExactly(new KeyRow(20, null, true), new KeyRow(10, "a"));
    }

    @Test
    void anAdoptedSealShouldStayASeal() {
        StoredMessage seal = StoredMessage.seal(20, 10, 3, new SegmentSize(1, 140), 7);
        append(seal);
        adopt(List.of(seal), 100, 99);

        assertThat(upward(0, 200, 10)).containsExactly(seal);
    }

    @Test
    void rowsShouldSayHowFullTheSegmentIs() {
        StoredMessage row =
                new StoredMessage(10, "text", "ann", null, 0, 10, 1, 1, new SegmentSize(200_000, 64 << 20), 0);
        append(row);

        assertThat(upward(0, 100, 10)).containsExactly(row);
    }

    @Test
    void allReplicasShouldTellAPageAsAQuorumDoes() {
        List<StoredMessage> rows = fill(10, 20, 30);
        PageQuery query = new PageQuery(chat, 10, 20, 10, ALL_BYTES, false);

        assertThat(await(store().pageOfAll(query))).isEqualTo(rows.subList(0, 2));
    }

    @Test
    void theNewestRowsOfAllReplicasShouldBeThoseOfAQuorumOrNotBeTold() {
        fill(10, 20);

        assertThat(await(store().newestOfAll(chat, 1).exceptionally(unavailable -> List.of(row(20)))))
                .containsExactly(row(20));
    }

    @Test
    void fenceShouldDeleteStrictlyBetweenItsBounds() {
        fill(10, 20, 30, 40, 50);

        adopt(List.of(row(20)), 50, 1_000);

        assertThat(upward(0, 100, 10)).containsExactly(row(10), row(20), row(50));
    }

    @Test
    void fenceOfAnEmptyChatShouldDeleteAllBelowItsBound() {
        fill(10, 20, 30);

        adopt(List.of(), 30, 1_000);

        assertThat(upward(0, 100, 10)).containsExactly(row(30));
    }

    @Test
    void writeThatArrivesAfterTheFenceShouldStayInvisible() {
        fill(10);
        adopt(List.of(row(10)), 100, 99);

        append(row(20));

        assertThat(upward(0, 200, 10)).containsExactly(row(10));
        assertThat(await(store().find(chat, 20))).isEmpty();
    }

    @Test
    void writesOfTheNewOwnerShouldBeVisibleAboveTheFence() {
        adopt(List.of(), 100, 99);

        append(row(100));
        append(row(101));

        assertThat(upward(0, 200, 10)).containsExactly(row(100), row(101));
    }

    @Test
    void adoptedRowsShouldOutrankWhatTheFormerOwnerStillWrites() {
        append(ofEpoch(10, 1));
        adopt(List.of(ofEpoch(10, 2)), 100, 99);

        append(ofEpoch(10, 1));

        assertThat(upward(0, 200, 10)).containsExactly(ofEpoch(10, 2));
    }

    @Test
    void adoptedRowsShouldOutliveAFenceOfALowerTimestamp() {
        append(row(10));
        adopt(List.of(row(10)), 200, 199);

        adopt(List.of(), 100, 99);

        assertThat(upward(0, 300, 10)).containsExactly(row(10));
    }

    @Test
    void writeTimestampShouldDecideAndNotArrival() {
        adopt(List.of(ofEpoch(10, 3)), 11, 300);
        adopt(List.of(ofEpoch(10, 2)), 11, 200);

        assertThat(upward(0, 100, 10)).containsExactly(ofEpoch(10, 3));
    }

    @Test
    void adoptingTwiceShouldBeAdoptingOnce() {
        fill(10, 20);
        adopt(List.of(row(10)), 100, 99);
        adopt(List.of(row(10)), 100, 99);

        assertThat(upward(0, 100, 10)).containsExactly(row(10));
    }

    @Test
    void adoptedRowsShouldKeepTheirKeys() {
        append(withKey(10, "a"));

        adopt(List.of(withKey(10, "a")), 100, 99);

        assertThat(upward(0, 100, 10)).containsExactly(withKey(10, "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a👩‍🚀b", "e\u0301", "nul\0inside", "\u202Eright to left", " leading and trailing ", "\n"})
    void textsShouldComeBackCharByChar(String text) {
        append(row(10, text));

        assertThat(upward(0, 100, 10)).containsExactly(row(10, text));
    }

    @Test
    void longestTextShouldComeBack() {
        append(row(10, "€".repeat(64 * 1024 / 3)));

        assertThat(upward(0, 100, 10)).containsExactly(row(10, "€".repeat(64 * 1024 / 3)));
    }

    @Test
    void largestBatchShouldBeOneWrite() {
        List<StoredMessage> rows = batch(100, 128, "x".repeat(1_024));

        assertThat(await(store().append(new Batch(chat, rows)))).isEqualTo(WriteOutcome.STORED);
        assertThat(upward(0, 1_000, 200)).isEqualTo(rows);
    }

    private List<StoredMessage> fill(long... sendTimes) {
        List<StoredMessage> rows =
                LongStream.of(sendTimes).mapToObj(TestMessages::row).toList();
        rows.forEach(this::append);
        return rows;
    }

    private void append(StoredMessage row) {
        assertThat(await(store().append(new Batch(chat, List.of(row))))).isEqualTo(WriteOutcome.STORED);
    }

    private void adopt(List<StoredMessage> rows, long before, long timestamp) {
        assertThat(await(store().adopt(new Adoption(chat, rows, before, timestamp))))
                .isEqualTo(WriteOutcome.STORED);
    }

    private List<StoredMessage> upward(long from, long to, int limit) {
        return page(from, to, limit, ALL_BYTES, false);
    }

    private List<StoredMessage> downward(long from, long to, int limit) {
        return page(from, to, limit, ALL_BYTES, true);
    }

    private List<StoredMessage> page(long from, long to, int limit, long maxTextBytes, boolean reverse) {
        return await(store().page(new PageQuery(chat, from, to, limit, maxTextBytes, reverse)));
    }
}
