package io.restante.rpcstore.chat;

import static io.restante.rpcstore.chat.ChatFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.message.SegmentSize;
import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainBreakTest {
    private static final StoredMessage A = row(10, "a", null, 0, 10, 1, 1);
    private static final StoredMessage B1 = row(20, "b1", null, 10, 20, 2, 1);
    private static final StoredMessage B2 = row(21, "b2", null, 10, 20, 2, 1);
    private static final StoredMessage SEAL = StoredMessage.seal(30, 21, 1, SegmentSize.EMPTY, 1);
    private static final StoredMessage C = row(40, "c", null, 30, 40, 1, 2);
    private static final List<StoredMessage> CHAIN = List.of(A, B1, B2, SEAL, C);
    private static final long ANYTHING = Long.MAX_VALUE;

    @Test
    void aWholeChainShouldBeSound() {
        assertThat(ChainBreak.find(CHAIN, 0, 40)).isNull();
        assertThat(ChainBreak.find(List.of(), 0, 0)).isNull();
    }

    @Test
    void everyPartOfAChainShouldBeSound() {
        for (int from = 0; from < CHAIN.size(); from++) {
            for (int to = from; to <= CHAIN.size(); to++) {
                assertThat(ChainBreak.find(CHAIN.subList(from, to), ANYTHING, 0))
                        .as("%d to %d", from, to)
                        .isNull();
            }
        }
    }

    @Test
    void eachMissingRowShouldBeNoticed() {
        for (StoredMessage missing : CHAIN) {
            List<StoredMessage> rows = new ArrayList<>(CHAIN);
            rows.remove(missing);
            assertThat(ChainBreak.find(rows, 0, 40))
                    .as("without %d", missing.sendTime())
                    .isNotNull();
        }
    }

    @Test
    void aMissingBatchShouldBeToldByTheOneAfterIt() {
        assertThat(ChainBreak.find(List.of(A, SEAL, C), ANYTHING, 0)).isEqualTo(new ChainBreak(30, 21, 10, 1));
    }

    @Test
    void whatStandsBelowTheFirstRowShouldMatterOnlyFromTheBoundOn() {
        assertThat(ChainBreak.find(List.of(SEAL, C), 22, 0)).isNull();
        assertThat(ChainBreak.find(List.of(SEAL, C), 21, 0)).isEqualTo(new ChainBreak(30, 21, 0, 1));
        assertThat(ChainBreak.find(List.of(B2, SEAL), 21, 0)).isNull();
        assertThat(ChainBreak.find(List.of(B2, SEAL), 20, 0)).isEqualTo(new ChainBreak(21, 20, 0, 1));
    }

    @Test
    void aMissingEndShouldBeNoticedWhereItIsKnown() {
        assertThat(ChainBreak.find(List.of(A, B1), 0, 21)).isEqualTo(new ChainBreak(21, 21, 20, 0));
        assertThat(ChainBreak.find(List.of(), 0, 21)).isEqualTo(new ChainBreak(21, 21, 0, 0));
    }
}
