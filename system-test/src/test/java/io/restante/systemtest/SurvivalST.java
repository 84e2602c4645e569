package io.restante.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.HttpDoor.Answer;
import io.restante.systemtest.running.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Processes end without warning, one or all, under load: what was acknowledged is there, once and in order. */
class SurvivalST {
    private static final int SENDERS = 8;
    private static final int CHATS = 5;

    private record Sent(String chat, String text, String key) {}

    private final Installation installation = Installation.shared();
    private final HttpDoor http = installation.http();
    private final Map<Sent, Long> acknowledged = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Sent> open = new ConcurrentLinkedQueue<>();

    @Test
    void noAcknowledgedMessageShouldBeLostWhenEverythingIsKilled() throws Exception {
        loadUntil("all", 600, installation::killAll);
        installation.startAll();

        checkAll("all");
    }

    @Test
    void noAcknowledgedMessageShouldBeLostWhenTheStoreIsKilled() throws Exception {
        loadUntil("store", 600, installation.store()::kill);
        installation.store().start();
        installation.awaitReady();

        checkAll("store");
    }

    @Test
    void noAcknowledgedMessageShouldBeLostWhenCassandraIsKilled() throws Exception {
        loadUntil("cassandra", 600, installation::killCassandra);
        installation.startCassandra();
        installation.awaitReady();

        checkAll("cassandra");
    }

    /** Sends from several threads; at so many acknowledged messages something happens, and soon after all stop. */
    private void loadUntil(String name, int count, Runnable event) throws InterruptedException {
        AtomicBoolean running = new AtomicBoolean(true);
        AtomicInteger numbers = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(SENDERS);
        try {
            for (int sender = 0; sender < SENDERS; sender++) {
                pool.submit(() -> {
                    while (running.get()) {
                        int number = numbers.getAndIncrement();
                        send(new Sent(chat(name, number % CHATS), name + " " + number, name + "-" + number));
                    }
                });
            }
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> acknowledged.size() >= count);
            event.run();
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> !open.isEmpty());
            running.set(false);
        } finally {
            pool.shutdown();
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private void send(Sent message) {
        try {
            Answer answer = http.send(message.chat(), message.text(), "ann", message.key());
            if (answer.status() == 200) {
                acknowledged.put(message, answer.sendTime());
            } else {
                assertThat(answer.status()).isIn(503, 504);
                open.add(message);
            }
        } catch (IOException broken) {
            open.add(message);
        }
    }

    private void checkAll(String name) throws IOException {
        Map<String, Long> stored = new HashMap<>();
        for (int chat = 0; chat < CHATS; chat++) {
            stored.putAll(readAll(chat(name, chat)));
        }
        acknowledged.forEach((message, sendTime) ->
                assertThat(stored).as(message.toString()).containsEntry(message.text(), sendTime));
        repeatOpen(name);
    }

    /** What was left open is stored at most once; repeated with its key, it is stored exactly once. */
    private void repeatOpen(String name) throws IOException {
        for (Sent message : open) {
            assertThat(http.send(message.chat(), message.text(), "ann", message.key())
                            .status())
                    .isEqualTo(200);
        }
        int stored = 0;
        for (int chat = 0; chat < CHATS; chat++) {
            stored += readAll(chat(name, chat)).size();
        }
        assertThat(stored).isEqualTo(acknowledged.size() + open.size());
    }

    /** Reads a whole chat in both directions; each text once, in strict order. */
    private Map<String, Long> readAll(String chat) throws IOException {
        Map<String, Long> upward = read(chat, false);
        assertThat(read(chat, true)).isEqualTo(upward);
        return upward;
    }

    private Map<String, Long> read(String chat, boolean reverse) throws IOException {
        Map<String, Long> byText = new HashMap<>();
        List<Long> times = new ArrayList<>();
        for (JsonNode message : http.pullAll(chat, 100, reverse)) {
            long time = message.path("send_time").asLong();
            times.add(reverse ? -time : time);
            assertThat(byText.put(message.path("text").asText(), time))
                    .as("stored twice")
                    .isNull();
        }
        assertThat(times).isSorted().doesNotHaveDuplicates();
        return byText;
    }

    private static String chat(String name, int number) {
        return "survival-" + name + "-" + number;
    }
}
