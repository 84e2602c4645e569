package io.restante.history.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Fault;
import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Message;
import io.restante.history.operation.Pull;
import io.restante.history.operation.PullOutcome.Failed;
import io.restante.history.operation.PullOutcome.Page;
import io.restante.history.operation.Row;
import io.restante.history.operation.Row.Internals;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome.NotStored;
import io.restante.history.operation.SendOutcome.Stored;
import io.restante.history.operation.SendOutcome.Unknown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryFileTest {
    private static final String START = "{\"kind\":\"history\",\"version\":1}\n";
    private static final String FAULT =
            "{\"kind\":\"fault\",\"id\":1,\"fault\":\"kill\",\"target\":\"t\",\"at\":5,\"chats\":[]}\n";
    private static final String END = "{\"kind\":\"end\"}\n";

    private static final List<Entry> ONE_OF_EACH = List.of(
            new Send(1, "c1", "room", "ann", "Hi \"Bob\" \u2026\n", "k1", 10, 20, new Stored(100, false)),
            new Send(2, "c1", "room", "ann", "two", null, 21, 22, new NotStored("503 STORE_UNAVAILABLE")),
            new Send(3, "c1", "room", "ann", "three", "k3", 23, Entry.NEVER, new Unknown("no answer")),
            new Pull(
                    4,
                    "c2",
                    "room",
                    0,
                    1,
                    true,
                    30,
                    31,
                    new Page(List.of(new Message(100, "Hi \"Bob\" \u2026\n", "ann")), false, 99)),
            new Pull(5, "c2", "room", 0, 0, false, 32, Entry.NEVER, new Failed("504")),
            new Fault(6, Fault.Kind.KILL, "rpc-store-1", 40, List.of("room")),
            new FinalRead(
                    7,
                    "room",
                    FinalRead.ALL,
                    50,
                    60,
                    List.of(
                            new Row(
                                    new Message(100, "Hi \"Bob\" \u2026\n", "ann"),
                                    new Internals("k1", 0, 0, 100, 1, 1)),
                            new Row(new Message(101, "three", "ann"), null))));

    private Path folder;

    @BeforeEach
    void setUp(@TempDir Path empty) {
        folder = empty;
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("history.jsonl"), content);
    }

    private static List<Entry> read(Path file, Ending expected) throws IOException, DamagedHistoryException {
        List<Entry> entries = new ArrayList<>();
        assertThat(HistoryReader.read(file, entries::add)).isEqualTo(expected);
        return entries;
    }

    private static Path golden() {
        return Path.of("src/test/resources/io/restante/history/file/history.golden.jsonl");
    }

    @Test
    void everyKindOfEntryShouldBeWrittenAsInTheGoldenFile() throws IOException {
        Path file = folder.resolve("history.jsonl");
        try (FileRecorder recorder = new FileRecorder(file)) {
            ONE_OF_EACH.forEach(recorder::record);
        }

        assertThat(Files.readString(file)).isEqualTo(Files.readString(golden()));
    }

    @Test
    void everyKindOfEntryShouldBeReadFromTheGoldenFile() throws IOException, DamagedHistoryException {
        assertThat(read(golden(), Ending.CLOSED)).isEqualTo(ONE_OF_EACH);
    }

    @Test
    void aHistoryWithoutItsEndShouldBeOpen() throws IOException, DamagedHistoryException {
        assertThat(read(file(START + FAULT), Ending.OPEN)).hasSize(1);
        assertThat(read(file(START + FAULT.strip()), Ending.OPEN)).hasSize(1);
    }

    @Test
    void aHistoryThatIsCutAnywhereShouldLoseItsLastLineAlone() throws IOException, DamagedHistoryException {
        byte[] whole = Files.readAllBytes(golden());
        for (int length = START.length() + 1; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            List<Entry> entries = new ArrayList<>();
            Ending ending = HistoryReader.read(file, entries::add);
            long lines = new String(whole, 0, length, StandardCharsets.UTF_8)
                    .chars()
                    .filter(one -> one == '\n')
                    .count();

            assertThat(entries).isEqualTo(ONE_OF_EACH.subList(0, entries.size()));
            assertThat((long) entries.size()).isGreaterThanOrEqualTo(Math.min(lines - 1, ONE_OF_EACH.size()));
            assertThat(ending == Ending.CUT_OFF || whole[length - 1] == '\n' || whole[length] == '\n')
                    .isTrue();
        }
    }

    @Test
    void aDamagedLineShouldBeNamedWithWhatWasExpected() throws IOException {
        assertDamage("", "line 1: the file is empty, expected {\"kind\":\"history\",\"version\":1}");
        assertDamage("{\"kind\":\"hist", "line 1: is no valid JSON: Unexpected end-of-input");
        assertDamage(FAULT, "line 1: \"kind\" is \"fault\", expected history in the first line");
        assertDamage("{\"kind\":\"history\",\"version\":2}\n", "line 1: \"version\" is 2, expected 1");
        assertDamage(START + "\n", "line 2: there is no JSON object, expected one");
        assertDamage(START + "[]\n", "line 2: there is no JSON object, expected one");
        assertDamage(START + FAULT.strip() + "{}\n", "line 2: something follows the JSON object");
        assertDamage(START + FAULT + FAULT, "line 3: \"id\" is 1, which an earlier line has");
        assertDamage(START + END + FAULT, "line 3: something follows the end of the history");
        assertDamage(START + FAULT.substring(0, 30) + "\n" + FAULT, "line 2: is no valid JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kind\":\"fault\"    | \"kind\":\"fall\"     | \"kind\" is \"fall\", expected send, pull",
                "\"fault\":\"kill\"    | \"fault\":\"bite\"    | \"fault\" is \"bite\", expected [kill, start",
                "\"at\":5,             | ``                    | \"at\" is absent, expected an integer",
                "\"at\":5              | \"at\":\"5\"          | \"at\" is 5, expected an integer",
                "\"at\":5              | \"at\":5.5            | \"at\" is 5.5, expected a string, an integer",
                "\"at\":5              | \"at\":null           | \"at\" is null, expected a string, an integer",
                "\"at\":5              | \"at\":99999999999999999999 | is no valid JSON: Numeric value",
                "\"at\":5              | \"at\":5,\"at\":6     | is no valid JSON: Duplicate field 'at'",
                "\"at\":5              | \"at\":5,\"on\":6     | \"on\" is unknown here",
                "\"id\":1              | \"id\":0              | id is 0, expected 1 or more",
                "\"id\":1              | \"id\":3000000000     | \"id\" is 3000000000, expected an integer of 32 bits",
                "\"chats\":[]          | \"chats\":[1]         | \"chats\" holds 1, expected strings",
                "\"chats\":[]          | \"chats\":true        | \"chats\" is true, expected a list",
            })
    void aWrongFieldShouldBeNamedWithWhatWasExpected(String right, String wrong, String sentence) throws IOException {
        assertDamage(START + FAULT.replace(right, wrong), "line 2: " + sentence);
    }

    @Test
    void whatCannotHaveHappenedShouldBeRefused() throws IOException {
        String send = "{\"kind\":\"send\",\"id\":1,\"client\":\"c\",\"chat\":\"r\",\"sender\":\"a\",\"text\":\"t\","
                + "\"invoked\":5,TIME\"outcome\":\"stored\",\"send_time\":1,\"replayed\":false}\n";

        assertDamage(START + send.replace("TIME", "\"completed\":4,"), "line 2: completed is 4, expected not before");
        assertDamage(START + send.replace("TIME", ""), "line 2: a send without an answer has an unknown outcome");
    }

    @Test
    void manyThreadsShouldRecordEveryEntryOnce() throws Exception {
        Path file = folder.resolve("history.jsonl");
        try (FileRecorder recorder = new FileRecorder(file)) {
            CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> recordSome(recorder)))
                            .limit(8)
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }

        assertThat(read(file, Ending.CLOSED))
                .extracting(Entry::id)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 800).boxed().toList());
    }

    @Test
    void aSimulatorShouldKeepItsHistoryInMemory() {
        MemoryRecorder recorder = new MemoryRecorder();
        ONE_OF_EACH.forEach(recorder::record);

        assertThat(recorder.entries()).isEqualTo(ONE_OF_EACH);
        assertThat(recorder.nextId()).isEqualTo(1);
        assertThat(recorder.nextId()).isEqualTo(2);
    }

    private static void recordSome(Recorder recorder) {
        for (int i = 0; i < 100; i++) {
            recorder.record(new Fault(recorder.nextId(), Fault.Kind.CLOCK, "t", i, List.of()));
        }
    }

    private void assertDamage(String content, String sentence) throws IOException {
        Path file = file(content);
        assertThatThrownBy(() -> HistoryReader.read(file, entry -> {}))
                .isInstanceOf(DamagedHistoryException.class)
                .hasMessageStartingWith(sentence);
    }
}
