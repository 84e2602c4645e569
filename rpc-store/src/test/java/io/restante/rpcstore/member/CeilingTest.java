package io.restante.rpcstore.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CeilingTest {
    private final Ceiling ceiling = new Ceiling();

    @Test
    void nothingShouldBeNumberedBeforeTheFirstMark() {
        assertThat(ceiling.micros()).isZero();
    }

    @Test
    void aLowerMarkShouldBePassedOver() {
        ceiling.raise(10);
        CompletableFuture<Void> next = ceiling.nextRise().toCompletableFuture();
        ceiling.raise(9);
        ceiling.raise(10);
        assertThat(ceiling.micros()).isEqualTo(10);
        assertThat(next).isNotDone();

        ceiling.raise(11);
        assertThat(next).isCompleted();
        assertThat(ceiling.micros()).isEqualTo(11);
    }

    @Test
    void whoWaitsShouldFindTheNewMark() {
        long[] seen = new long[1];
        ceiling.nextRise().thenRun(() -> seen[0] = ceiling.micros());
        ceiling.raise(10);

        assertThat(seen[0]).isEqualTo(10);
    }
}
