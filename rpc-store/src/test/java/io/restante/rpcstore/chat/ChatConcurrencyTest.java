package io.restante.rpcstore.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.message.AsyncStore;
import io.restante.rpcstore.message.InMemoryMessageStore;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.PageQuery;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many senders at once, on real threads and real time. */
class ChatConcurrencyTest {
    private static final int SENDERS = 50;
    private static final int MESSAGES = 40;

    private record Answer(String text, long sendTime) {}

    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private final ExecutorService storage = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        senders.shutdownNow();
        storage.shutdownNow();
    }

    @Test
    @Timeout(60)
    void fiftySendersToOneChatShouldBeStoredOnceInTheirOrderByFewWrites() throws Exception {
        InMemoryMessageStore rows = new InMemoryMessageStore();
        AsyncStore async = new AsyncStore(storage);
        OwnedChats chats =
                InMemoryChats.over(async.of(MessageStore.class, rows), MemoryLimits.forHeap(64 << 20, 65_536));
        List<Callable<List<Answer>>> work = IntStream.range(0, SENDERS)
                .mapToObj(sender -> (Callable<List<Answer>>) () -> sendAll(chats, sender))
                .toList();
        List<List<Answer>> answers = new ArrayList<>();
        for (Future<List<Answer>> sender : senders.invokeAll(work)) {
            answers.add(sender.get());
        }

        PageQuery all =
                new PageQuery(new Partition("room", 0), 0, Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, false);
        List<StoredMessage> stored = rows.page(all).toCompletableFuture().get(1, TimeUnit.SECONDS);
        assertThat(stored)
                .hasSize(SENDERS * MESSAGES)
                .extracting(StoredMessage::text)
                .doesNotHaveDuplicates();
        assertThat(answers).allSatisfy(own -> assertThat(own)
                .as("each sender's answers rise, because each was sent after the one before was answered")
                .isSortedAccordingTo(Comparator.comparingLong(Answer::sendTime)));
        assertThat(answers.stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparingLong(Answer::sendTime))
                        .map(Answer::text))
                .isEqualTo(stored.stream().map(StoredMessage::text).toList());
        assertThat(async.calls("append")).isLessThan(SENDERS * MESSAGES / 4);
        assertThat(chats.drain()).isCompleted();
    }

    private static List<Answer> sendAll(OwnedChats chats, int sender) throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            String text = sender + "/" + i;
            NewMessage message = new NewMessage(text, "ann", i % 2 == 0 ? "key-" + text : null);
            Receipt receipt = chats.send("room", message).get(30, TimeUnit.SECONDS);
            answers.add(new Answer(text, receipt.sendTime()));
        }
        return answers;
    }
}
