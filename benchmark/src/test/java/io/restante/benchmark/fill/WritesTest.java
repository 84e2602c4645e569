package io.restante.benchmark.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WritesTest {
    private static final ChatShape SHAPE = new ChatShape("long", 25, 1_000_000, 4, 8);

    @Test
    void batchesShouldFollowOneAnotherInAChain() {
        List<Write> writes = writes(SHAPE);

        assertThat(writes.get(0).prev()).isZero();
        for (int i = 1; i < writes.size(); i++) {
            Write before = writes.get(i - 1);
            long last = before.sendTime() + Math.max(0, before.size() - 1);
            assertThat(writes.get(i).prev()).as("write " + i).isEqualTo(last);
            assertThat(writes.get(i).sendTime()).as("write " + i).isGreaterThan(last);
        }
    }

    @Test
    void aFullSegmentShouldBeSealedBeforeTheNextBatch() {
        assertThat(writes(SHAPE))
                .extracting(write -> write.segment() + (write.isSeal() ? " seal" : " " + write.size()))
                .containsExactly("0 4", "0 4", "0 seal", "1 4", "1 4", "1 seal", "2 4", "2 4", "2 seal", "3 1");
    }

    @Test
    void aChatThatEndsWithAFullSegmentShouldHaveNoSealYet() {
        assertThat(writes(new ChatShape("long", 8, 1_000_000, 4, 8))).noneMatch(Write::isSeal);
    }

    @Test
    void everyMessageShouldBeWrittenOnceAtItsPlace() {
        List<Long> numbers = new ArrayList<>();
        for (Write write : writes(SHAPE)) {
            for (int i = 0; i < write.size(); i++) {
                numbers.add(write.first() + i);
                assertThat(SHAPE.sendTime(write.first() + i)).isEqualTo(write.sendTime() + i);
            }
        }

        assertThat(numbers).hasSize(25).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void writesShouldSayHowFullTheirSegmentIs() {
        List<Write> writes = writes(SHAPE);

        assertThat(writes).extracting(Write::segmentMessages).startsWith(4, 8, 8, 4);
        assertThat(writes.get(1).segmentBytes()).isEqualTo(2 * writes.get(0).segmentBytes());
        assertThat(writes.get(2).segmentBytes()).isEqualTo(writes.get(1).segmentBytes());
        assertThat(writes.get(3).segmentBytes()).isEqualTo(writes.get(0).segmentBytes());
    }

    @Test
    void aBatchShouldLeaveASendTimeForASeal() {
        assertThatThrownBy(() -> new ChatShape("long", 1, 1, 1_000, 8)).hasMessageContaining("not 1000");
    }

    private static List<Write> writes(ChatShape shape) {
        List<Write> writes = new ArrayList<>();
        new Writes(shape).forEachRemaining(writes::add);
        return writes;
    }
}
