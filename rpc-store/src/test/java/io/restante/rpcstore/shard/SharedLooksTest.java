package io.restante.rpcstore.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SharedLooksTest {
    private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
    private int begun;
    private final SharedLooks looks = new SharedLooks(() -> {
        begun++;
        CompletableFuture<Void> look = new CompletableFuture<>();
        underWay.add(look);
        return look;
    });

    @Test
    void whoComesDuringALookShouldWaitForTheNextWhichServesAllOfThem() {
        CompletableFuture<Void> first = look();
        CompletableFuture<Void> second = look();
        CompletableFuture<Void> third = look();
        assertThat(begun).isEqualTo(1);

        underWay.remove().complete(null);
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        assertThat(begun).isEqualTo(2);

        underWay.remove().complete(null);
        assertThat(second).isCompleted();
        assertThat(third).isCompleted();
        assertThat(begun).isEqualTo(2);
    }

    @Test
    void whoComesLaterShouldGetALookOfItsOwn() {
        look();
        underWay.remove().complete(null);
        CompletableFuture<Void> later = look();

        assertThat(later).isNotDone();
        underWay.remove().complete(null);
        assertThat(later).isCompleted();
    }

    private CompletableFuture<Void> look() {
        return looks.after().toCompletableFuture();
    }
}
