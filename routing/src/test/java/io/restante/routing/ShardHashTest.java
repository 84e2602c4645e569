package io.restante.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardHashTest {
    /** Never to be changed: chats that are stored would be looked for in another shard. "123456789" is RFC 3720's own. */
    @ParameterizedTest
    @CsvSource({"123456789,131", "room,60", "ann:bob,80", "größe,87", "👋,128"})
    void shardsShouldStayWhatTheyWere(String chat, int shard) {
        assertThat(ShardHash.of(chat)).isEqualTo(shard);
    }

    @ParameterizedTest
    @CsvSource({"room,room", "bob:ann,ann:bob"})
    void aNameShouldBeInTheShardOfItsCanonicalForm(String written, String canonical) {
        assertThat(ShardHash.ofWritten(written)).isEqualTo(ShardHash.of(canonical));
    }

    @Test
    void chatsShouldBeSpreadOverAllShards() {
        int[] counts = new int[ShardHash.SHARDS];
        IntStream.range(0, 100_000).forEach(i -> counts[ShardHash.of("chat-" + i)]++);

        assertThat(IntStream.of(counts)).allMatch(count -> count > 250 && count < 550);
    }
}
