package io.restante.rpcstore.cassandra;

import static io.restante.rpcstore.message.TestMessages.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import io.restante.rpcstore.message.Adoption;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.MessageStoreContract;
import io.restante.rpcstore.message.PageQuery;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.TestMessages;
import org.junit.jupiter.api.Test;

class CassandraMessageStoreIT extends MessageStoreContract {
    private final MessageStore store = CassandraFixture.messages();
    private final Partition chat = TestMessages.newPartition();

    @Override
    protected MessageStore store() {
        return store;
    }

    @Test
    void batchShouldBeOneWrite() {
        Batch batch = new Batch(chat, TestMessages.batch(100, 128, "x".repeat(1_024)));

        assertThat(StatementCounter.during(() -> await(store.append(batch))))
                .singleElement()
                .isInstanceOfSatisfying(BatchStatement.class, statement -> assertThat(statement.size())
                        .isEqualTo(128));
    }

    @Test
    void batchOfOneRowShouldBeAPlainInsert() {
        Batch batch = new Batch(chat, TestMessages.batch(100, 1, "hello"));

        assertThat(StatementCounter.during(() -> await(store.append(batch))))
                .singleElement()
                .isInstanceOf(BoundStatement.class);
    }

    @Test
    void adoptionShouldBeOneWrite() {
        Adoption adoption = new Adoption(chat, TestMessages.batch(100, 2, "hello"), 200, 199);

        assertThat(StatementCounter.during(() -> await(store.adopt(adoption))))
                .singleElement()
                .isInstanceOfSatisfying(BatchStatement.class, statement -> assertThat(statement.size())
                        .isEqualTo(3));
    }

    @Test
    void pageShouldBeOneReadInEitherDirectionAtAnyDepth() {
        for (int first = 1_000; first < 2_000; first += 100) {
            await(store.append(new Batch(chat, TestMessages.batch(first, 100, "hello"))));
        }

        for (long cursor : new long[] {0, 1_500, 1_999}) {
            for (boolean reverse : new boolean[] {false, true}) {
                for (int limit : new int[] {1, 11, 256}) {
                    PageQuery query = reverse
                            ? new PageQuery(chat, 0, cursor, limit, 1 << 20, true)
                            : new PageQuery(chat, cursor, Long.MAX_VALUE, limit, 1 << 20, false);
                    assertThat(StatementCounter.during(() -> await(store.page(query))))
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void keysOfTenThousandMessagesShouldTakeOneRead() {
        for (int first = 0; first < 10_000; first += 125) {
            await(store.append(new Batch(chat, TestMessages.batch(1_000 + first, 125, "x"))));
        }

        assertThat(StatementCounter.during(() -> assertThat(await(store.keys(chat, Long.MAX_VALUE, 10_000)))
                        .hasSize(10_000)))
                .hasSize(1);
    }
}
