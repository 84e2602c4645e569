package io.restante.rpcstore.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.message.StoredMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How much is read for a page of a chat of several segments, and for a key that was sent in an older one. */
class SegmentPageTest {
    private final ChatFixture chat = ChatFixture.firstOwner(ChatFixture.limits(4, 1_000_000));

    @Test
    void aPageShouldReadOneSegmentAndTwoAtASeam() {
        send(12);
        List<StoredMessage> all = chat.stored();

        assertThat(readsOf(all.get(0).sendTime(), 3, false)).isEqualTo(1);
        assertThat(readsOf(all.get(5).sendTime(), 2, false)).isEqualTo(1);
        assertThat(readsOf(all.get(2).sendTime(), 2, false)).isEqualTo(2);
        assertThat(readsOf(all.get(10).sendTime(), 100, false)).isEqualTo(1);
        assertThat(readsOf(0, 3, true)).isEqualTo(1);
        assertThat(readsOf(all.get(7).sendTime(), 3, true)).isEqualTo(1);
        assertThat(readsOf(all.get(7).sendTime(), 4, true)).isEqualTo(2);
    }

    @Test
    void thePlacesOfSegmentsShouldBeReadOnce() {
        send(20);
        ChatFixture next = chat.nextOwner();
        List<StoredMessage> all = next.stored();
        next.pull(0, 1, true);
        next.settle();
        int loaded = next.segments.reads;
        for (int i = 0; i < 3; i++) {
            next.pull(all.get(9).sendTime(), 1, false);
            next.settle();
        }
        assertThat(next.segments.reads - loaded).isEqualTo(2);
    }

    @Test
    void aPollerAtTheEndShouldReadNoPlaces() {
        send(20);
        int before = chat.segments.reads;
        chat.pull(chat.stored().get(19).sendTime() + 1, 10, false);
        chat.settle();

        assertThat(chat.segments.reads).isEqualTo(before);
    }

    @Test
    void aKeyShouldBeFoundInAnOlderSegmentAfterARestart() {
        Receipt first = chat.sent("m", "key");
        send(18);
        ChatFixture next = chat.nextOwner();

        assertThat(next.sent("m", "key")).isEqualTo(new Receipt(first.sendTime(), true));
    }

    @Test
    void sealsShouldNotCountAmongTheMessagesThatAKeyOutlives() {
        Receipt first = chat.sent("m", "key");
        send(19);
        assertThat(chat.nextOwner().sent("m", "key").sendTime()).isEqualTo(first.sendTime());
        assertThat(chat.sent("m", "key").sendTime()).isEqualTo(first.sendTime());

        send(1);
        assertThat(chat.sent("m", "key").replayed()).isFalse();
    }

    @Test
    void aKeyShouldBeForgottenAfterSoManyMessagesAlsoAcrossARestart() {
        chat.sent("m", "key");
        send(20);

        assertThat(chat.nextOwner().sent("m", "key").replayed()).isFalse();
    }

    @Test
    void aNewKeyShouldBeStoredOnceAllSegmentsWereLookedThrough() {
        send(10);
        ChatFixture next = chat.nextOwner();

        assertThat(next.sent("m", "key").replayed()).isFalse();
        assertThat(next.store.keyLimits).hasSize(2);
    }

    private int readsOf(long cursor, int limit, boolean reverse) {
        int before = chat.store.pages.size();
        CompletableFuture<Page> pulled = chat.pull(cursor, limit, reverse);
        chat.settle();
        assertThat(pulled).isCompleted();
        return chat.store.pages.size() - before;
    }

    private void send(int messages) {
        for (int i = 0; i < messages; i++) {
            chat.sent("m" + i, null);
        }
    }
}
