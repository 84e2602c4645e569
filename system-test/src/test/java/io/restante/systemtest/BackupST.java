package io.restante.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.systemtest.running.FreePort;
import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.HttpDoor.Answer;
import io.restante.systemtest.running.Restante;
import io.restante.systemtest.running.Restante.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./restante backup} under load, everything wiped, {@code ./restante restore}: on one node, and on three with two stores. */
class BackupST {
    private static final int SENDERS = 6;
    private static final int CHATS = 3;
    private static final int BEFORE = 400;

    private record Sent(String chat, String text, String key) {}

    private final Map<Sent, Long> answered = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
    private final int httpPort = FreePort.find();
    private final HttpDoor http = new HttpDoor(httpPort);
    private final List<String> ports = List.of(
            "--http-port", "" + httpPort,
            "--grpc-port", "" + FreePort.find(),
            "--metrics-port", "" + FreePort.find(),
            "--cql-port", "" + FreePort.find(),
            "--storage-port", "" + FreePort.find(),
            "--jmx-port", "" + FreePort.find());

    private Path folder;

    @BeforeEach
    void setUp(@TempDir Path empty) {
        folder = empty;
    }

    private Restante restante() {
        return new Restante(folder.resolve("data"));
    }

    @AfterEach
    void tearDown() {
        restante().run("down");
    }

    @Test
    void aBackupOfOneNodeUnderLoadShouldBringEveryChatBackWithoutAGap() throws Exception {
        backUpWipeAndRestore(1, 1);
    }

    /** Four minutes: too long for each build. */
    @Test
    @EnabledIfSystemProperty(named = "faults.minutes", matches = "[0-9]+")
    void aBackupOfThreeNodesUnderLoadShouldBringEveryChatBackWithoutAGap() throws Exception {
        backUpWipeAndRestore(3, 2);
    }

    private void backUpWipeAndRestore(int nodes, int stores) throws Exception {
        up("--nodes", "" + nodes, "--stores", "" + stores);
        Map<Sent, Long> before = backUpUnderLoad();
        assertThat(answered.size()).as("answered while the backup was taken").isGreaterThan(before.size());
        assertThat(failed).isEmpty();
        ok("down");
        ok("clean", "--yes");
        assertThat(folder.resolve("data")).doesNotExist();

        ok("restore", folder.resolve("backup").toString());
        up("--stores", "" + stores);

        long newest = 0;
        for (int chat = 0; chat < CHATS; chat++) {
            ok("verify-chat", chat(chat));
            newest = Math.max(newest, checkPrefix(chat(chat), before));
        }
        checkSendsGoOn(before, newest);
    }

    /** Sends until the backup is done and some more has been answered; gives what was answered before it began. */
    private Map<Sent, Long> backUpUnderLoad() throws Exception {
        AtomicBoolean running = new AtomicBoolean(true);
        AtomicInteger numbers = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(SENDERS);
        try {
            IntStream.range(0, SENDERS)
                    .forEach(sender -> pool.submit(() -> {
                        while (running.get()) {
                            int number = numbers.getAndIncrement();
                            send(new Sent(chat(number % CHATS), "text " + number, "key-" + number));
                        }
                    }));
            awaitAnswers(BEFORE);
            Map<Sent, Long> before = Map.copyOf(answered);
            ok("backup", folder.resolve("backup").toString());
            awaitAnswers(answered.size() + BEFORE);
            return before;
        } finally {
            running.set(false);
            pool.shutdown();
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private void awaitAnswers(int count) {
        Awaitility.await().atMost(2, TimeUnit.MINUTES).until(() -> answered.size() >= count);
    }

    private void send(Sent message) {
        try {
            Answer answer = http.send(message.chat(), message.text(), "ann", message.key());
            if (answer.status() == 200) {
                answered.put(message, answer.sendTime());
            } else {
                failed.add(answer.status() + " " + answer.code());
            }
        } catch (IOException broken) {
            failed.add(String.valueOf(broken.getMessage()));
        }
    }

    /** What is there is all that was answered up to its newest message, and that includes all from before the backup. */
    private long checkPrefix(String chat, Map<Sent, Long> before) throws IOException {
        TreeMap<Long, String> restored = new TreeMap<>();
        http.pullAll(chat, 500, false)
                .forEach(message -> restored.put(
                        message.path("send_time").asLong(), message.path("text").asText()));
        TreeMap<Long, String> expected = new TreeMap<>();
        answered.forEach((message, sendTime) -> {
            if (message.chat().equals(chat)) {
                expected.put(sendTime, message.text());
            }
        });
        assertThat(restored).as(chat).isEqualTo(expected.headMap(restored.lastKey(), true));
        before.forEach((message, sendTime) -> {
            if (message.chat().equals(chat)) {
                assertThat(restored).containsEntry(sendTime, message.text());
            }
        });
        return restored.lastKey();
    }

    private void checkSendsGoOn(Map<Sent, Long> before, long newest) throws IOException {
        for (int chat = 0; chat < CHATS; chat++) {
            Answer answer = http.send(chat(chat), "after", "ann", null);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.sendTime()).isGreaterThan(newest);
        }
        Map.Entry<Sent, Long> old = before.entrySet().iterator().next();
        Sent message = old.getKey();
        assertThat(http.send(message.chat(), message.text(), "ann", message.key())
                        .sendTime())
                .as("a key from before")
                .isEqualTo(old.getValue());
        ok("verify-chat", chat(0));
    }

    private void up(String... options) {
        List<String> line = new ArrayList<>(List.of("up", "-d"));
        line.addAll(ports);
        line.addAll(List.of(options));
        ok(line.toArray(String[]::new));
    }

    private void ok(String... arguments) {
        Said said = restante().run(arguments);
        assertThat(said.exit())
                .as(String.join(" ", arguments) + "\n" + said.text())
                .isZero();
    }

    private static String chat(int number) {
        return "backup-" + number;
    }
}
