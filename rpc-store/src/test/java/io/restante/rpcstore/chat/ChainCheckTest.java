package io.restante.rpcstore.chat;

import static io.restante.rpcstore.chat.ChainBreaks.Kind.BREAK;
import static io.restante.rpcstore.chat.ChainBreaks.Kind.LASTING_BREAK;
import static io.restante.rpcstore.chat.ChainBreaks.Kind.TORN_BATCH;
import static io.restante.rpcstore.chat.ChatFixture.START;
import static io.restante.rpcstore.chat.ChatFixture.errorOf;
import static io.restante.rpcstore.chat.ChatFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.StoredMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of a chat of three segments in which a replica forgot a row. */
class ChainCheckTest {
    private final ChatFixture chat = ChatFixture.firstOwner(ChatFixture.limits(2, 1_000_000));

    @BeforeEach
    void fill() {
        for (String text : List.of("a", "b", "c", "d", "e")) {
            chat.sent(text, null);
        }
    }

    @Test
    void soundPagesShouldBeReadOnce() {
        assertThat(texts(pull(100, false))).containsExactly("a", "b", "c", "d", "e");
        assertThat(texts(pull(100, true))).containsExactly("e", "d", "c", "b", "a");
        assertThat(chat.store.pagesOfAll).isEmpty();
        assertThat(chat.breaks.counted(BREAK)).isZero();
    }

    @Test
    void aRowThatOneReplicaForgotShouldBeReadFromAll() {
        for (StoredMessage forgotten : chat.chain()) {
            chat.store.forgotten.clear();
            chat.store.forgotten.add(forgotten.sendTime());
            long before = chat.breaks.counted(BREAK);

            assertThat(texts(pull(100, false))).containsExactly("a", "b", "c", "d", "e");
            assertThat(texts(pull(100, true))).containsExactly("e", "d", "c", "b", "a");
            assertThat(chat.breaks.counted(BREAK) - before).isEqualTo(2);
        }
        assertThat(chat.breaks.counted(LASTING_BREAK)).isZero();
    }

    @Test
    void everyPageThatShouldHoldTheForgottenRowShouldBeReadFromAll() {
        List<StoredMessage> sound = chat.stored();
        for (StoredMessage forgotten : chat.chain()) {
            chat.store.forgotten.clear();
            chat.store.forgotten.add(forgotten.sendTime());
            for (int from = 0; from < sound.size(); from++) {
                long cursor = sound.get(from).sendTime();
                assertThat(pull(cursor, 100, false).messages()).isEqualTo(sound.subList(from, sound.size()));
                // Downward, only a row above the forgotten one tells of it.
                if (cursor != forgotten.sendTime() || from == sound.size() - 1) {
                    assertThat(pull(cursor, 100, true).messages()).hasSize(from + 1);
                }
            }
        }
    }

    @Test
    void aRowThatIsLostShouldBeCountedAndTheRestShown() {
        chat.store.lost.add(chat.stored().get(2).sendTime());

        assertThat(texts(pull(100, false))).containsExactly("a", "b", "d", "e");
        assertThat(chat.breaks.counted(BREAK)).isEqualTo(1);
        assertThat(chat.breaks.counted(LASTING_BREAK)).isEqualTo(1);
    }

    @Test
    void aBrokenPageShouldNotBeShownWhileReplicasAreSilent() {
        chat.store.forgotten.add(chat.stored().get(2).sendTime());
        chat.store.failPagesOfAll = true;
        CompletableFuture<Page> pulled = chat.pull(0, 100, false);
        chat.settle();

        assertThat(errorOf(pulled)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(chat.breaks.counted(BREAK)).isEqualTo(1);
    }

    @Test
    void tornBatchesShouldBeCounted() {
        chat.put(2, row(START + 9_000_000_000L, "torn", null, 0, START + 8_999_999_999L, 2, 1));
        ChatFixture next = chat.nextOwner();
        next.sent("f", null);

        assertThat(next.breaks.counted(TORN_BATCH)).isEqualTo(1);
    }

    private Page pull(int limit, boolean reverse) {
        return pull(0, limit, reverse);
    }

    private Page pull(long cursor, int limit, boolean reverse) {
        CompletableFuture<Page> pulled = chat.pull(cursor, limit, reverse);
        chat.settle();
        return pulled.join();
    }

    private static List<String> texts(Page page) {
        return page.messages().stream().map(StoredMessage::text).toList();
    }
}
