package io.restante.rpcstore.message;

import static io.restante.rpcstore.message.TestMessages.await;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every {@link SegmentStore} does. */
public abstract class SegmentStoreContract {
    private final String chat = TestMessages.newPartition().chat();
    private final SegmentStart first = new SegmentStart(chat, 100, 1);
    private final SegmentStart second = new SegmentStart(chat, 200, 2);

    protected abstract SegmentStore store();

    @Test
    void aChatThatNeverLeftItsFirstSegmentShouldHaveNoRow() {
        put(new SegmentStart(TestMessages.newPartition().chat(), 100, 1));

        assertThat(await(store().at(chat, Long.MAX_VALUE))).isEmpty();
        assertThat(await(store().after(chat, 0))).isEmpty();
        assertThat(await(store().newest(chat))).isEmpty();
    }

    @Test
    void aSegmentShouldBeginAtItsFirstSendTime() {
        put(second);
        put(first);

        assertThat(await(store().at(chat, 99))).isEmpty();
        assertThat(await(store().at(chat, 100))).contains(first);
        assertThat(await(store().at(chat, 199))).contains(first);
        assertThat(await(store().at(chat, 200))).contains(second);
        assertThat(await(store().at(chat, Long.MAX_VALUE))).contains(second);
    }

    @Test
    void theOneAfterShouldBeginAboveTheSendTime() {
        put(first);
        put(second);

        assertThat(await(store().after(chat, 0))).contains(first);
        assertThat(await(store().after(chat, 99))).contains(first);
        assertThat(await(store().after(chat, 100))).contains(second);
        assertThat(await(store().after(chat, 200))).isEmpty();
    }

    @Test
    void theNewestShouldBeTheLastToBegin() {
        put(second);
        put(first);

        assertThat(await(store().newest(chat))).contains(second);
    }

    @Test
    void notingASegmentTwiceShouldBeNotingItOnce() {
        put(first);
        put(first);

        assertThat(await(store().newest(chat))).contains(first);
        assertThat(await(store().after(chat, 100))).isEmpty();
    }

    private void put(SegmentStart start) {
        assertThat(await(store().put(start))).isEqualTo(WriteOutcome.STORED);
    }
}
