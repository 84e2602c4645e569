package io.restante.rpcstore.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.message.InMemorySegmentStore;
import io.restante.rpcstore.message.SegmentStart;
import org.junit.jupiter.api.Test;

class ChatSegmentsTest {
    private final HeldSegmentStore store = new HeldSegmentStore(new InMemorySegmentStore());
    private final ChatSegments segments = new ChatSegments("room", store);

    @Test
    void aChatThatNeverLeftItsFirstSegmentShouldNotBeLookedUp() {
        assertThat(at(5)).isZero();
        assertThat(store.reads).isZero();
    }

    @Test
    void theNewestSegmentShouldBeKnown() {
        fill(3);

        assertThat(at(300)).isEqualTo(3);
        assertThat(at(Long.MAX_VALUE)).isEqualTo(3);
        assertThat(store.reads).isZero();
    }

    @Test
    void eachSendTimeShouldFallInItsSegment() {
        fill(5);
        for (int time = 0; time < 600; time += 50) {
            assertThat(at(time)).isEqualTo(Math.min(5, time / 100));
            assertThat(at(time + 49)).isEqualTo(Math.min(5, time / 100));
        }
    }

    @Test
    void aSegmentShouldBeLookedUpOnce() {
        fill(9);
        for (int time = 400; time < 500; time++) {
            assertThat(at(time)).isEqualTo(4);
        }
        assertThat(store.reads).isEqualTo(2);
    }

    @Test
    void moreSegmentsThanAreKeptShouldStillBeFound() {
        fill(300);
        for (int segment = 300; segment >= 0; segment--) {
            assertThat(at(segment * 100L + 7)).isEqualTo(segment);
        }
        for (int segment = 0; segment <= 300; segment++) {
            assertThat(at(segment * 100L)).isEqualTo(segment);
        }
    }

    private void fill(int newest) {
        for (int segment = 1; segment <= newest; segment++) {
            store.put(new SegmentStart("room", segment * 100L, segment));
        }
        segments.add(new SegmentStart("room", newest * 100L, newest));
    }

    private int at(long sendTime) {
        return segments.at(sendTime).toCompletableFuture().join();
    }
}
