package io.restante.loadgen.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.result.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrequentMessagesTest {
    private final FrequentMessages messages = new FrequentMessages();

    private void add(int calls, Code code, String message) {
        for (int i = 0; i < calls; i++) {
            messages.add(code, message);
        }
    }

    @Test
    void fewMessagesShouldBeCountedExactly() {
        add(3, Code.TIMEOUT, "no answer");
        add(7, Code.RESPONSE_ERROR, "503");
        add(5, Code.CALL_ERROR, "refused");
        add(5, Code.CALL_ERROR, "broken");

        assertThat(messages.most(3))
                .containsExactly(
                        new MessageCount(Code.RESPONSE_ERROR, "503", 7),
                        new MessageCount(Code.CALL_ERROR, "broken", 5),
                        new MessageCount(Code.CALL_ERROR, "refused", 5));
    }

    @Test
    void aFrequentMessageShouldBeFoundAmongAnyNumberOfRareOnes() {
        for (int i = 0; i < 100_000; i++) {
            messages.add(Code.CONTENT_ERROR, "the answer to " + i);
            // Only after more different ones than are held.
            if (i >= 50_000 && i % 10 == 0) {
                messages.add(Code.RESPONSE_ERROR, "503");
            }
        }

        List<MessageCount> most = messages.most(1_000);

        assertThat(most).hasSize(FrequentMessages.HELD);
        assertThat(most.get(0).message()).isEqualTo("503");
        // At least so many, and never more than there were.
        assertThat(most.get(0).calls()).isBetween(4_000L, 5_000L);
        assertThat(most.stream().skip(1)).allMatch(rare -> rare.calls() == 1);
    }

    @Test
    void longMessagesAndThoseThatSteerATerminalShouldBeMadeShortAndPlain() {
        add(1, Code.RESPONSE_ERROR, "a\u001b[31m\r\nb\u202e" + "x".repeat(10_000));

        assertThat(messages.most(1)).singleElement().satisfies(said -> assertThat(said.message())
                .startsWith("a [31m b xxx")
                .endsWith("x…")
                .hasSizeLessThanOrEqualTo(FrequentMessages.LONGEST + 1));
    }
}
