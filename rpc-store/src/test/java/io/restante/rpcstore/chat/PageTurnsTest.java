package io.restante.rpcstore.chat;

import static io.restante.rpcstore.chat.ChatFixture.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Pulls beside one that may hold as much as there is room for. */
class PageTurnsTest {
    private static final PageRequest WHOLE = new PageRequest(0, 1_000, false, 1 << 20);

    private final CompletableFuture<Page> large = new CompletableFuture<>();

    @Test
    void aPullShouldReadTheStorageInItsTurn() {
        ChatFixture chat = ChatFixture.firstOwner();
        chat.sent("m", null);
        readMuch(chat);
        CompletableFuture<Page> pull = pullMuch(chat);
        assertThat(pull).isNotDone();

        large.complete(new Page(List.of(), false, 0));
        chat.settle();
        assertThat(pull.join().messages()).hasSize(1);
    }

    @Test
    void aPullFromMemoryShouldWaitForNobodysTurn() {
        ChatFixture chat = ChatFixture.firstOwner(ChatFixture.LIMITS, 1 << 20);
        chat.sent("m", null);
        readMuch(chat);

        assertThat(pullMuch(chat).join().messages()).hasSize(1);
    }

    @Test
    void aSmallPullShouldNotWaitForLargeOnes() {
        ChatFixture chat = ChatFixture.firstOwner();
        chat.sent("m", null);
        readMuch(chat);
        CompletableFuture<Page> waits = pullMuch(chat);

        assertThat(pull(chat).join().messages()).hasSize(1);
        assertThat(waits).isNotDone();
    }

    @Test
    void aPullWhoseCallerHasGoneShouldGiveItsTurnUp() {
        ChatFixture chat = ChatFixture.firstOwner();
        chat.sent("m", null);
        readMuch(chat);
        CompletableFuture<Page> pull = pullMuch(chat);
        assertThat(chat.context.storage().turns().waiting()).isEqualTo(1);

        pull.cancel(false);
        assertThat(chat.context.storage().turns().waiting()).isZero();
    }

    @Test
    void aPullOfAChatThatAnotherOwnsShouldTakeItsTurnToo() {
        ChatFixture chat = ChatFixture.firstOwner();
        chat.sent("m", null);
        readMuch(chat);
        CompletableFuture<Page> pull = new GatedReader(chat.context.storage()).pull(ChatFixture.CHAT.chat(), WHOLE);

        assertThat(pull).isNotDone();
        large.complete(new Page(List.of(), false, 0));
        assertThat(pull).isDone();
    }

    @Test
    void pullsThatWaitForTheChatToBeReadShouldBeRefusedBeyondABound() {
        ChatFixture chat = ChatFixture.firstOwner();
        chat.store.holdLoads = true;
        List<CompletableFuture<Page>> pulls = new ArrayList<>();
        for (int i = 0; i <= ChatFixture.LIMITS.queuedMessages(); i++) {
            pulls.add(pull(chat));
        }
        CompletableFuture<Page> beyond = pulls.remove(pulls.size() - 1);
        assertThat(errorOf(beyond)).isEqualTo(ErrorCode.STORE_OVERLOADED);
        assertThat(pulls).noneMatch(CompletableFuture::isDone);

        chat.store.loads.remove().goOn();
        chat.settle();
        assertThat(pulls).allSatisfy(pull -> assertThat(pull.join().messages()).isEmpty());
    }

    private void readMuch(ChatFixture chat) {
        chat.context.storage().turns().read(WHOLE, () -> large);
    }

    private static CompletableFuture<Page> pull(ChatFixture chat) {
        return pull(chat, 10);
    }

    private static CompletableFuture<Page> pullMuch(ChatFixture chat) {
        return pull(chat, 1_000);
    }

    private static CompletableFuture<Page> pull(ChatFixture chat, int limit) {
        CompletableFuture<Page> pull = chat.pull(0, limit, true);
        chat.settle();
        return pull;
    }
}
