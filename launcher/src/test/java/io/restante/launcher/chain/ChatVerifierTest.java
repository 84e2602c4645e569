package io.restante.launcher.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChatVerifierTest {
    private final StoredChat chat = new StoredChat();

    /** Rows at 10, 20 and 30, the seal at 40, rows at 50 and 60, the seal at 70, a row at 80. */
    private StoredChat long3() {
        return chat.batch((String) null)
                .batch("a", "b")
                .seal()
                .batch(null, "c")
                .seal()
                .batch("d");
    }

    @Test
    void aWholeChatShouldHoldOverAllItsSegments() {
        ChainReport report = long3().verified();

        assertThat(chat.breaks()).isEmpty();
        assertThat(report).isEqualTo(new ChainReport(6, 4, 3, 4, 10, 80, Optional.empty(), 0));
    }

    @Test
    void aChatWithoutRowsShouldNotExist() {
        assertThat(chat.verify(10)).isEmpty();
    }

    @Test
    void aSegmentThatWasBegunAndNotUsedShouldBeNoBreak() {
        ChainReport report = chat.batch("a").seal().verified();

        assertThat(report).isEqualTo(new ChainReport(1, 1, 1, 1, 10, 10, Optional.empty(), 0));
        assertThat(chat.note(21, null).verified().holds()).isTrue();
    }

    @Test
    void aLostMessageShouldBeABreak() {
        assertThat(chat.batch("a").batch("b").batch("c").lose(20).verified().breaks())
                .isEqualTo(1);
        assertThat(chat.breaks())
                .containsExactly("The row at 30 in segment 0 names 20 before its batch, where 10 stands.");
    }

    @Test
    void aLostBeginningShouldBeABreak() {
        chat.batch("a").batch("b").lose(10).verified();

        assertThat(chat.breaks())
                .containsExactly("The row at 20 in segment 0 names 10 before its batch, where nothing stands.");
    }

    @Test
    void aBatchThatIsNotWholeShouldBeABreakBelowTheNewestEnd() {
        chat.batch("a", "b", "c").batch("d").lose(20).verified();

        assertThat(chat.breaks())
                .containsExactly("Of the batch that begins at 10 and has 3 rows, 2 are there, from 10 on.");
    }

    @Test
    void aBatchWithoutItsFirstRowShouldBeABreak() {
        chat.batch("a", "b").batch("c").lose(10).verified();

        assertThat(chat.breaks())
                .containsExactly("Of the batch that begins at 10 and has 2 rows, 1 are there, from 20 on.");
    }

    @Test
    void aTornBatchAtTheNewestEndShouldBeSaidAndBeNoBreak() {
        ChainReport report = chat.batch("a").batch("b", "c", "d").lose(40).verified();

        assertThat(report.torn()).contains(new ChainReport.Torn(20, 2, 3));
        assertThat(report.holds()).isTrue();
        assertThat(report.messages()).isEqualTo(1);
        assertThat(report.last()).isEqualTo(10);
    }

    @Test
    void aTornBatchThatDoesNotFollowWhatStandsBelowShouldBeABreak() {
        chat.batch("a").batch("b").batch("c", "d").lose(20).lose(40).verified();

        assertThat(chat.breaks())
                .containsExactly("The row at 30 in segment 0 names 20 before its batch, where 10 stands.");
    }

    @Test
    void rowsOfABatchThatDisagreeShouldBeABreak() {
        chat.batch("a", "b").put(0, new Link(20, "b", 0, 10, 2, 7, 0)).verified();

        assertThat(chat.breaks())
                .containsExactly("The row at 20 and the one at 10 say different things of their batch, 10.");
    }

    @Test
    void aLostSealShouldBeABreakAndTheRestBeRead() {
        ChainReport report = long3().lose(40).verified();

        assertThat(chat.breaks())
                .containsExactly(
                        "A row of chat_segment says that segment 1 begins at 41, and segment 0 has no seal.",
                        "The row at 50 in segment 1 names 40 before its batch, where 30 stands.");
        assertThat(report.messages()).isEqualTo(6);
    }

    @Test
    void rowsInASegmentThatIsNotNotedShouldBeABreakAndBeRead() {
        ChainReport report = long3().note(71, null).verified();

        assertThat(chat.breaks())
                .containsExactly("Rows stand in segment 2, and no row of chat_segment says that it begins at 71.");
        assertThat(report.messages()).isEqualTo(6);
    }

    @Test
    void segmentsOutOfOrderShouldBeABreak() {
        chat.batch("a").seal().batch("b").note(21, 3).verified();

        assertThat(chat.breaks())
                .containsExactly(
                        "A row of chat_segment says that segment 3 begins at 21, and the seal of segment 0 that segment 1"
                                + " begins at 21.",
                        "Segment 0 is followed by segment 3.");
    }

    @Test
    void aRowBehindASealShouldBeABreak() {
        chat.batch("a")
                .seal()
                .put(0, new Link(25, null, 20, 25, 1, 1, 0))
                .batch("b")
                .verified();

        assertThat(chat.breaks()).contains("The row at 25 stands in segment 0 behind its seal, at 20.");
    }

    @Test
    void sendTimesThatDoNotRiseAcrossSegmentsShouldBeABreak() {
        chat.batch("a")
                .seal()
                .put(1, new Link(5, null, 20, 5, 1, 1, 0))
                .batch("b")
                .verified();

        assertThat(chat.breaks()).contains("The row at 5 in segment 1 does not stand above the one before it, at 20.");
    }

    @Test
    void aKeyThatAStoreShouldHaveKnownShouldBeABreak() {
        chat.batch("k").batch(null, null).batch("k").verify(3);

        assertThat(chat.breaks())
                .containsExactly(
                        "The messages at 10 and at 40 have the same key, and a store should still have known it.");
    }

    @Test
    void aKeyThatAStoreMayHaveForgottenShouldBeNoBreak() {
        chat.batch("k").batch(null, null).batch("k").verify(2);

        assertThat(chat.breaks()).isEmpty();
    }

    @Test
    void whatIsSentMeanwhileShouldNotBeLookedAt() {
        chat.batch("a").batch("b");
        ChainReport report = ChatVerifier.verify(new GrowingChat(chat), 10, chat.breaks()::add)
                .orElseThrow();

        assertThat(chat.breaks()).isEmpty();
        assertThat(report.last()).isEqualTo(20);
    }

    /** A takeover, after the newest row was read: rows of another owner stand where a torn batch stood. */
    private record GrowingChat(StoredChat chat) implements ChatRows {
        @Override
        public Optional<Link> newest(int segment) {
            Optional<Link> found = chat.newest(segment);
            chat.put(0, new Link(100, null, 99, 98, 5, 2, 0));
            return found;
        }

        @Override
        public Iterable<Link> upTo(int segment, long last) {
            return chat.upTo(segment, last);
        }

        @Override
        public Optional<SegmentNote> newestNote() {
            return chat.newestNote();
        }

        @Override
        public Optional<SegmentNote> noteAfter(long first) {
            return chat.noteAfter(first);
        }
    }
}
