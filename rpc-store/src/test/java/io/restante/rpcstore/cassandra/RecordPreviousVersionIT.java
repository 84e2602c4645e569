package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.protos.api.SendRequest;
import io.restante.rpcstore.chat.ChainWatch;
import io.restante.rpcstore.chat.ChatLimits;
import io.restante.rpcstore.chat.ChatMetrics;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.CountedChainBreaks;
import io.restante.rpcstore.chat.InMemoryChats;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.chat.NewMessage;
import io.restante.rpcstore.chat.OwnedChats;
import io.restante.rpcstore.chat.PageTurns;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.SegmentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Records this version as the previous one, at a release: {@code -Drecord.previous=true}; docs/upgrades.md says how. */
@EnabledIfSystemProperty(named = "record.previous", matches = "true")
class RecordPreviousVersionIT {
    private static final MemoryLimits MEMORY = MemoryLimits.forHeap(64 << 20, 65_536);
    private static final Path CQL = Path.of("..", "cql");
    private static final Pattern BLOCK = Pattern.compile("```cql\n(.*?)```", Pattern.DOTALL);
    /** The record begins with 2025: it is older than anything that a test writes, wherever the machine's clock stands. */
    private static final long SHIFT = System.currentTimeMillis() * 1_000 - 1_735_689_600_000_000L;
    /** What has so many digits is microseconds since the Unix epoch. */
    private static final Pattern MICROS = Pattern.compile("\\b\\d{16}\\b");

    private static final Pattern NULL = Pattern.compile(", \"\\w+\": null");

    @Test
    void migrations() throws IOException {
        Files.createDirectories(PreviousVersion.MIGRATIONS);
        try (Stream<Path> files = Files.list(CQL.resolve("src/main/resources/io/restante/cql"))) {
            for (Path file : files.toList()) {
                Files.writeString(PreviousVersion.MIGRATIONS.resolve(file.getFileName()), Files.readString(file));
            }
        }
    }

    @Test
    void statements() throws IOException {
        Files.write(
                PreviousVersion.STATEMENTS,
                BLOCK.matcher(Files.readString(CQL.resolve("README.md")))
                        .results()
                        .map(block -> block.group(1).strip().replaceAll("\\s+", " "))
                        .toList());
    }

    @Test
    void rows() throws IOException {
        String keyspace = "it_" + UUID.randomUUID().toString().replace("-", "");
        try (PresentStore store = PresentStore.on(keyspace)) {
            fill(store);
            CqlSession session = store.bean(CqlSession.class);
            List<String> inserts = new ArrayList<>();
            for (String table : List.of("message", "chat_segment", "member", "shard")) {
                for (Row row : session.execute("SELECT JSON * FROM " + keyspace + "." + table)) {
                    inserts.add(insert(table, Objects.requireNonNull(row.getString(0))));
                }
            }
            Files.write(PreviousVersion.ROWS, inserts);
        }
    }

    private static void fill(PresentStore store) {
        List<CompletableFuture<Long>> together = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SendRequest.Builder message =
                    SendRequest.newBuilder().setChat("room").setSender("ann").setText("message " + i);
            if (i % 4 == 0) {
                message.setIdempotencyKey("key-" + i);
            }
            together.add(CompletableFuture.supplyAsync(() -> store.send(message.build())));
        }
        together.forEach(CompletableFuture::join);
        for (int i = 0; i < 3; i++) {
            store.send(SendRequest.newBuilder()
                    .setChat("bob:ann")
                    .setSender("bob")
                    .setText("message " + i)
                    .build());
        }
        OwnedChats shortSegments = InMemoryChats.over(
                new ChatStorage(
                        store.bean(MessageStore.class),
                        store.bean(SegmentStore.class),
                        new ChainWatch(new CountedChainBreaks(), System::nanoTime),
                        new ChatMetrics(new SimpleMeterRegistry()),
                        new PageTurns(MEMORY)),
                new ChatLimits(
                        128, 128 << 10, 4_096, 10_000, Duration.ofMillis(20), Duration.ofSeconds(1), 5, 4, 64 << 20),
                MEMORY);
        for (int i = 0; i < 10; i++) {
            shortSegments
                    .send("segments", new NewMessage("message " + i, "ann", i == 0 ? "key" : null))
                    .join();
        }
    }

    private static String insert(String table, String json) {
        String old = MICROS.matcher(NULL.matcher(json).replaceAll(""))
                .replaceAll(micros -> String.valueOf(Long.parseLong(micros.group()) - SHIFT));
        String timestamp =
                switch (table) {
                    case "message" -> " USING TIMESTAMP " + field(old, "send_time");
                    case "chat_segment" -> " USING TIMESTAMP " + field(old, "first_send_time");
                    default -> "";
                };
        return "INSERT INTO " + PreviousVersion.KEYSPACE + table + " JSON '" + old + "'" + timestamp;
    }

    private static String field(String json, String name) {
        return json.replaceAll(".*\"" + name + "\": (\\d+).*", "$1");
    }
}
