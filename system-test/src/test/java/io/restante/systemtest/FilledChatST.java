package io.restante.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import io.restante.benchmark.cassandra.Sessions;
import io.restante.benchmark.fill.ChatFiller;
import io.restante.benchmark.fill.ChatShape;
import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.Installation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store takes a chat that the benchmark has put straight into the tables for one of its own. */
class FilledChatST {
    private static final String BREAKS = "restante_chain_breaks_total";
    private static final int PAGE = 1_000;

    private final long past = ChatShape.yesterday();
    private final Installation installation = Installation.shared();
    private final HttpDoor http = installation.http();
    private CqlSession session;
    private List<String> breaksBefore;

    @BeforeEach
    void setUp() throws Exception {
        session = Sessions.open(installation.contact());
        breaksBefore = breaks();
    }

    @AfterEach
    void tearDown() throws Exception {
        session.close();
        assertThat(breaks()).as("breaks of any chain").isEqualTo(breaksBefore);
    }

    @Test
    void aStoreShouldReadAFilledChatInBothDirections() throws Exception {
        ChatShape shape = fill(new ChatShape("st-filled", 2_500, past, 128, 1_000));
        List<String> all =
                LongStream.range(0, 2_500).mapToObj(i -> line(shape, i)).toList();

        assertThat(pulled(shape.chat(), false)).isEqualTo(all);
        List<String> downward = new ArrayList<>(pulled(shape.chat(), true));
        Collections.reverse(downward);
        assertThat(downward).isEqualTo(all);
    }

    @Test
    void aStoreShouldFindAnyPlaceOfAFilledChat() throws Exception {
        ChatShape shape = fill(new ChatShape("st-filled-places", 2_500, past, 128, 1_000));

        for (long place : new long[] {0, 127, 128, 1_020, 1_023, 1_024, 2_047, 2_048, 2_499}) {
            JsonNode page =
                    http.pull(shape.chat(), shape.sendTime(place), 10, false).messages();
            assertThat(page.get(0).path("send_time").asLong())
                    .as("place " + place)
                    .isEqualTo(shape.sendTime(place));
            assertThat(page).hasSize((int) Math.min(10, 2_500 - place));
        }
    }

    @Test
    void aStoreShouldContinueAFilledChat() throws Exception {
        ChatShape shape = fill(new ChatShape("st-filled-on", 300, past, 128, 1_000));
        long sent = http.send(shape.chat(), "on", "ann", null).sendTime();

        assertThat(sent).isGreaterThan(shape.sendTime(299));
        assertThat(texts(http.pull(shape.chat(), shape.sendTime(298), 10, false)))
                .containsExactly(ChatShape.text(298), ChatShape.text(299), "on");
        assertThat(http.pull(shape.chat(), 0, 1, true)
                        .messages()
                        .get(0)
                        .path("send_time")
                        .asLong())
                .isEqualTo(sent);
    }

    @Test
    void aStoreShouldSealAFilledSegmentThatIsFull() throws Exception {
        // The batch that fills a segment is its last one.
        long full = (ChatShape.SEGMENT_MESSAGES / ChatShape.BATCH_MESSAGES + 1L) * ChatShape.BATCH_MESSAGES;
        ChatShape shape = fill(ChatShape.usual("st-filled-full", full, past));
        http.send(shape.chat(), "on", "ann", null);

        assertThat(texts(http.pull(shape.chat(), shape.sendTime(full - 2), 10, false)))
                .containsExactly(ChatShape.text(full - 2), ChatShape.text(full - 1), "on");
        assertThat(session.execute("SELECT segment FROM restante.chat_segment WHERE chat = ?", shape.chat())
                        .all())
                .extracting(row -> row.getInt("segment"))
                .containsExactly(1);
    }

    private ChatShape fill(ChatShape shape) throws Exception {
        new ChatFiller(session).fill(List.of(shape));
        return shape;
    }

    private List<String> pulled(String chat, boolean reverse) throws Exception {
        return http.pullAll(chat, PAGE, reverse).stream()
                .map(message -> message.path("send_time").asLong() + " "
                        + message.path("sender").asText() + " "
                        + message.path("text").asText())
                .toList();
    }

    private static String line(ChatShape shape, long number) {
        return shape.sendTime(number) + " " + ChatShape.SENDER + " " + ChatShape.text(number);
    }

    private static List<String> texts(HttpDoor.Answer answer) {
        List<String> texts = new ArrayList<>();
        answer.messages().forEach(message -> texts.add(message.path("text").asText()));
        return texts;
    }

    private List<String> breaks() throws Exception {
        return installation
                .metrics()
                .lines()
                .filter(line -> line.startsWith(BREAKS))
                .toList();
    }
}
