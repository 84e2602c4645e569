package io.restante.rpcstore.chat;

import static io.restante.rpcstore.chat.ChatFixture.START;
import static io.restante.rpcstore.chat.ChatFixture.errorOf;
import static io.restante.rpcstore.chat.ChatFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.StoredMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What can be read of a chat without its owner: that which stands before the newest complete batch. */
class GatedReaderTest {
    private final ChatFixture chat = ChatFixture.firstOwner(ChatFixture.limits(2, 1_000_000));

    @Test
    void aChatWithoutMessagesShouldBeUnavailable() {
        shouldBeRefused(0, 10, false);
        shouldBeRefused(0, 10, true);
        shouldBeRefused(5, 10, true);
    }

    @Test
    void upwardShouldNeedOneCertainMessageMoreThanThePageHas() {
        send("a", "b", "c", "d", "e");
        List<StoredMessage> all = chat.stored();

        Page page = served(0, 3, false);
        assertThat(page.messages()).isEqualTo(all.subList(0, 3));
        assertThat(page.hasMore()).isTrue();
        assertThat(page.nextCursor()).isEqualTo(all.get(3).sendTime());
        shouldBeRefused(0, 4, false);
        shouldBeRefused(all.get(3).sendTime(), 1, false);
        shouldBeRefused(all.get(4).sendTime() + 1, 1, false);
        assertThat(served(all.get(2).sendTime(), 1, false).messages()).containsExactly(all.get(2));
    }

    @Test
    void downwardShouldNeedACursorThatIsCertain() {
        send("a", "b", "c", "d", "e");
        List<StoredMessage> all = chat.stored();

        shouldBeRefused(0, 10, true);
        shouldBeRefused(all.get(4).sendTime(), 10, true);
        Page page = served(all.get(3).sendTime(), 10, true);
        assertThat(page.messages()).containsExactly(all.get(3), all.get(2), all.get(1), all.get(0));
        assertThat(page.hasMore()).isFalse();
        assertThat(served(all.get(3).sendTime(), 2, true).hasMore()).isTrue();
    }

    @Test
    void pagesShouldBeThoseOfTheOwnerWhereTheyAreServed() {
        send("a", "b", "c", "d", "e", "f", "g", "h");
        for (StoredMessage at : chat.stored()) {
            for (int limit = 1; limit < 10; limit++) {
                for (boolean reverse : new boolean[] {false, true}) {
                    CompletableFuture<Page> gated = chat.pullGated(at.sendTime(), limit, reverse);
                    CompletableFuture<Page> owners = chat.pull(at.sendTime(), limit, reverse);
                    chat.settle();
                    if (!gated.isCompletedExceptionally()) {
                        assertThat(gated.join()).isEqualTo(owners.join());
                    }
                }
            }
        }
    }

    @Test
    void theNewestCompleteBatchShouldNotBeCertainAsAWhole() {
        send("a", "b");
        chat.put(
                row(START + 9_000_000, "c1", null, chat.stored().get(1).sendTime(), START + 9_000_000, 2, 1),
                row(START + 9_000_001, "c2", null, chat.stored().get(1).sendTime(), START + 9_000_000, 2, 1));
        chat.put(row(START + 9_500_001, "torn", null, START + 9_000_001, START + 9_500_000, 2, 1));

        assertThat(served(0, 1, false).messages()).hasSize(1);
        shouldBeRefused(0, 2, false);
        shouldBeRefused(START + 9_000_000, 1, true);
        assertThat(served(chat.stored().get(1).sendTime(), 10, true).messages()).hasSize(2);
    }

    @Test
    void aSealWithNothingAfterItShouldMakeAllBeforeItCertain() {
        send("a", "b");
        chat.segments.holdPuts = true;
        chat.send("never");
        chat.settle();

        assertThat(served(0, 1, false).messages()).hasSize(1);
        shouldBeRefused(0, 2, false);
        assertThat(served(chat.stored().get(1).sendTime(), 10, true).messages()).hasSize(2);
    }

    @Test
    void aStoreThatDoesNotAnswerShouldBeUnavailable() {
        send("a", "b", "c");
        chat.store.holdLoads = true;
        CompletableFuture<Page> pulled = chat.pullGated(0, 1, false);
        chat.store.loads.remove().fail();

        assertThat(errorOf(pulled)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
    }

    private void send(String... texts) {
        for (String text : texts) {
            chat.sent(text, null);
        }
    }

    private Page served(long cursor, int limit, boolean reverse) {
        return chat.pullGated(cursor, limit, reverse).join();
    }

    private void shouldBeRefused(long cursor, int limit, boolean reverse) {
        assertThat(errorOf(chat.pullGated(cursor, limit, reverse))).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
    }
}
