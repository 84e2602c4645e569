package io.restante.rpcstore.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.message.KeyRow;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyWindowTest {
    @Test
    void theDefaultReachShouldBeTenThousandMessages() {
        KeyWindow window = new KeyWindow(ChatLimits.DEFAULT.keyReach());
        window.append(1, "key");
        for (int i = 0; i < 9_999; i++) {
            window.append(2 + i, null);
        }
        assertThat(window.find("key")).hasValue(1);

        window.append(20_000, null);
        assertThat(window.find("key")).isEmpty();
        assertThat(window.size()).isZero();
    }

    @Test
    void olderMessagesShouldBeMissingUntilTheReachIsLookedAt() {
        KeyWindow window = new KeyWindow(10);
        assertThat(window.missing()).isEqualTo(10);
        window.append(100, null);
        assertThat(window.missing()).isEqualTo(9);
        window.prepend(LongStream.range(0, 9)
                .mapToObj(i -> new KeyRow(99 - i, "k" + i))
                .toList());
        assertThat(window.missing()).isZero();
        assertThat(window.find("k8")).hasValue(91);
    }

    @Test
    void keysBeyondTheReachShouldNotBeTakenIn() {
        KeyWindow window = new KeyWindow(2);
        window.prepend(List.of(new KeyRow(3, "a"), new KeyRow(2, "b"), new KeyRow(1, "c")));

        assertThat(window.find("b")).hasValue(2);
        assertThat(window.find("c")).isEmpty();
    }

    @Test
    void nothingShouldBeMissingOnceTheStartIsReached() {
        KeyWindow window = new KeyWindow(10);
        window.reachStart();

        assertThat(window.missing()).isZero();
    }

    @Test
    void theNewestOfTwoMessagesWithOneKeyShouldCount() {
        KeyWindow window = new KeyWindow(10);
        window.append(5, "key");
        window.prepend(List.of(new KeyRow(1, "key")));

        assertThat(window.find("key")).hasValue(5);
    }
}
