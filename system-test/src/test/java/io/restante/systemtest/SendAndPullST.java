package io.restante.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import io.restante.systemtest.running.GrpcDoor;
import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.HttpDoor.Answer;
import io.restante.systemtest.running.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the README promises, through the real doors. */
class SendAndPullST {
    private final Installation installation = Installation.shared();
    private final HttpDoor http = installation.http();

    @Test
    void sentMessageShouldBePulledInBothDirections() throws Exception {
        long first = http.send("st-both", "one", "ann", null).sendTime();
        long second = http.send("st-both", "two", "bob", null).sendTime();

        assertThat(second).isGreaterThan(first);
        assertThat(texts(http.pull("st-both", 0, 10, false))).containsExactly("one", "two");
        assertThat(texts(http.pull("st-both", 0, 10, true))).containsExactly("two", "one");
    }

    @Test
    void directChatShouldHaveTwoNamesForOneChat() throws Exception {
        http.send("ann:bob", "hello", "ann", null);
        Answer answer = http.pull("bob:ann", 0, 10, true);

        assertThat(answer.messages().path(0).path("chat").asText()).isEqualTo("bob:ann");
        assertThat(texts(answer)).startsWith("hello");
        assertThat(http.send("ann:bob", "no", "eve", null).code()).isEqualTo("SENDER_NOT_MEMBER");
    }

    @Test
    void pollerShouldSeeEveryMessageOfFiftyConcurrentSendersOnceAndInOrder() throws Exception {
        int senders = 50;
        int each = 20;
        ExecutorService pool = Executors.newFixedThreadPool(senders);
        try {
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int sender = 0; sender < senders; sender++) {
                running.add(pool.submit(sendsOf("sender-" + sender, each)));
            }
            List<Long> polled = new ArrayList<>();
            long cursor = 0;
            while (polled.size() < senders * each) {
                Answer page = http.pull("st-poller", cursor, 100, false);
                assertThat(page.status()).isEqualTo(200);
                page.body()
                        .path("messages")
                        .forEach(message -> polled.add(message.path("send_time").asLong()));
                cursor = page.body().path("next_cursor").asLong();
            }
            List<Long> answered = new ArrayList<>();
            for (Future<List<Long>> one : running) {
                assertThat(one.get()).isSorted();
                answered.addAll(one.get());
            }
            assertThat(polled).isSorted().doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(answered);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void repeatedKeyShouldBeStoredOnceAcrossARestartOfTheStore() throws Exception {
        Answer first = http.send("st-keys", "pay", "ann", "order-1");
        installation.store().stop();
        installation.store().start();
        installation.awaitReady();
        Answer repeat = http.send("st-keys", "pay", "ann", "order-1");

        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(repeat.sendTime()).isEqualTo(first.sendTime());
        assertThat(repeat.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(http.send("st-keys", "pay twice", "ann", "order-1").status()).isEqualTo(422);
        assertThat(texts(http.pull("st-keys", 0, 10, false))).containsExactly("pay");
    }

    @Test
    void messageSentAtOneDoorShouldBeSeenAtTheOther() throws Exception {
        try (GrpcDoor grpc = installation.grpc()) {
            String text = "e\u0301 \uD83D\uDE80 \u0000 end";
            long sendTime = grpc.stub()
                    .send(SendRequest.newBuilder()
                            .setChat("st-doors")
                            .setText(text)
                            .setSender("ann")
                            .build())
                    .getSendTime();
            JsonNode message = http.pull("st-doors", 0, 1, true).messages().path(0);

            assertThat(message.path("send_time").asLong()).isEqualTo(sendTime);
            assertThat(message.path("text").asText()).isEqualTo(text);
            assertThat(grpc.stub()
                            .pull(PullRequest.newBuilder().setChat("st-doors").build())
                            .getMessages(0)
                            .getText())
                    .isEqualTo(text);
        }
    }

    private Callable<List<Long>> sendsOf(String sender, int count) {
        return () -> {
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Answer answer = http.send("st-poller", sender + " says " + i, sender, null);
                assertThat(answer.status()).isEqualTo(200);
                times.add(answer.sendTime());
            }
            return times;
        };
    }

    private static List<String> texts(Answer page) throws IOException {
        List<String> texts = new ArrayList<>();
        page.body()
                .path("messages")
                .forEach(message -> texts.add(message.path("text").asText()));
        return texts;
    }
}
