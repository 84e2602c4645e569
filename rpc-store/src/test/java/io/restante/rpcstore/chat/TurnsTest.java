package io.restante.rpcstore.chat;

import static io.restante.rpcstore.chat.ChatFixture.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Work that may hold much, here pulls. */
class TurnsTest {
    private static final Page PAGE = new Page(List.of(), false, 0);

    private final Turns turns = new Turns(10, 3);
    private final List<CompletableFuture<Page>> started = new ArrayList<>();

    @Test
    void pullsShouldBeginWhileTheyFitAndInTheirOrder() {
        CompletableFuture<Page> first = take(6);
        take(6);
        take(4);
        assertThat(started).hasSize(1);

        started.get(0).complete(PAGE);
        assertThat(first).isCompletedWithValue(PAGE);
        assertThat(started).hasSize(3);
    }

    @Test
    void aPullAboveAllThereIsShouldBeginAlone() {
        take(1);
        take(1_000);
        assertThat(started).hasSize(1);
        started.get(0).complete(PAGE);
        assertThat(started).hasSize(2);
        take(1);
        assertThat(started).hasSize(2);
    }

    @Test
    void tooManyWhoWaitShouldBeRefused() {
        for (int i = 0; i < 4; i++) {
            take(10);
        }
        assertThat(errorOf(take(10))).isEqualTo(ErrorCode.STORE_OVERLOADED);
        assertThat(started).hasSize(1);
    }

    @Test
    void whoIsCancelledShouldMakeRoomAtOnce() {
        take(6);
        CompletableFuture<Page> large = take(10);
        take(4);
        CompletableFuture<Page> last = take(10);
        assertThat(started).hasSize(1);
        last.cancel(false);
        large.cancel(false);
        assertThat(started).as("the small one fits now").hasSize(2);

        for (int i = 0; i < 3; i++) {
            take(10);
        }
        assertThat(started).hasSize(2);
    }

    @Test
    void aFailedPullShouldGiveItsTurnBack() {
        CompletableFuture<Page> failed = take(10);
        started.get(0).completeExceptionally(new IllegalStateException());
        CompletableFuture<Page> broken = turns.take(10, () -> {
            throw new IllegalStateException("before it began");
        });
        take(10);

        assertThat(failed).isCompletedExceptionally();
        assertThat(broken).isCompletedExceptionally();
        assertThat(started).hasSize(2);
    }

    @Test
    void manyPullsThatAreRefusedAtOnceShouldNotStartEachOtherEverDeeper() {
        Turns many = new Turns(10, 20_000);
        CompletableFuture<Page> hanging = new CompletableFuture<>();
        many.take(10, () -> hanging);
        List<CompletableFuture<Page>> waiting = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            waiting.add(many.take(
                    10, () -> CompletableFuture.failedFuture(ApiException.of(ErrorCode.STORE_UNAVAILABLE, "no more"))));
        }
        hanging.complete(PAGE);

        assertThat(waiting).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(many.take(10, () -> CompletableFuture.completedFuture(PAGE))).isCompletedWithValue(PAGE);
    }

    private CompletableFuture<Page> take(long bytes) {
        return turns.take(bytes, () -> {
            CompletableFuture<Page> pull = new CompletableFuture<>();
            started.add(pull);
            return pull;
        });
    }
}
