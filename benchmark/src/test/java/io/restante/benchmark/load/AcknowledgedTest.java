package io.restante.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restante.loadgen.caller.message.Talk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcknowledgedTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** What is answered, by chat and cursor. */
    private final Map<String, String> pages = new HashMap<>();

    private final Acknowledged sends = new Acknowledged(new Talk("room", 2, 20, 10, 0), 5);

    @Test
    void whatIsThereOnAnyPageShouldNotBeLost() throws Exception {
        acknowledge(1, 100);
        acknowledge(2, 200);
        acknowledge(3, 300);
        page("room1", 0, true, 300, message("1", 100), message("5", 250));
        page("room1", 300, false, 301, message("3", 300));
        page("room0", 0, false, 201, message("2", 200));

        assertThat(sends.count()).isEqualTo(3);
        assertThat(sends.lost(this::pull)).isZero();
    }

    @Test
    void whatIsMissingOrElsewhereShouldBeLost() throws Exception {
        acknowledge(1, 100);
        acknowledge(2, 200);
        acknowledge(3, 300);
        page("room1", 0, false, 301, message("3", 299));
        page("room0", 0, false, 201, message("2", 200));

        assertThat(sends.lost(this::pull)).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsNoneShouldNotCount() throws Exception {
        sends.check(1, "{\"send_time\":-1}".getBytes(StandardCharsets.UTF_8));
        sends.check(2, "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(sends.count()).isZero();
    }

    private void acknowledge(long id, long sendTime) throws IOException {
        sends.check(id, ("{\"send_time\":" + sendTime + "}").getBytes(StandardCharsets.UTF_8));
    }

    private void page(String chat, long cursor, boolean more, long next, String... messages) {
        pages.put(
                chat + " " + cursor,
                "{\"messages\":[" + String.join(",", messages) + "],\"has_more\":" + more + ",\"next_cursor\":" + next
                        + "}");
    }

    private static String message(String id, long sendTime) {
        return "{\"text\":\"" + id + ".....\",\"send_time\":" + sendTime + "}";
    }

    private JsonNode pull(String chat, long cursor, int limit) throws IOException {
        assertThat(limit).isEqualTo(1_000);
        return JSON.readTree(
                pages.getOrDefault(chat + " " + cursor, "{\"messages\":[],\"has_more\":false,\"next_cursor\":0}"));
    }
}
