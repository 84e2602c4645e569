package io.restante.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.restante.loadgen.caller.message.Talk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcknowledgedTest {
    /** What an API answers to a query. */
    private final Map<String, String> pages = new ConcurrentHashMap<>();

    private HttpServer server;
    private Acknowledged sends;

    @BeforeEach
    void setUp() throws IOException {
        sends = new Acknowledged(new Talk("room", 2, 20, 10, 0), 5);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/api/pull", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            byte[] body = pages.getOrDefault(query, "{\"messages\":[],\"has_more\":false,\"next_cursor\":0}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void tearDown() {
        server.stop(0);
    }

    @Test
    void whatIsThereOnAnyPageShouldNotBeLost() throws Exception {
        acknowledge(1, 100);
        acknowledge(2, 200);
        acknowledge(3, 300);
        page("room1", 0, true, 300, message("1", 100), message("5", 250));
        page("room1", 300, false, 301, message("3", 300));
        page("room0", 0, false, 201, message("2", 200));

        assertThat(sends.count()).isEqualTo(3);
        assertThat(sends.lost(door())).isZero();
    }

    @Test
    void whatIsMissingOrElsewhereShouldBeLost() throws Exception {
        acknowledge(1, 100);
        acknowledge(2, 200);
        acknowledge(3, 300);
        page("room1", 0, false, 301, message("3", 299));
        page("room0", 0, false, 201, message("2", 200));

        assertThat(sends.lost(door())).isEqualTo(2);
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
                "chat=" + chat + "&cursor=" + cursor + "&limit=1000",
                "{\"messages\":[" + String.join(",", messages) + "],\"has_more\":" + more + ",\"next_cursor\":" + next
                        + "}");
    }

    private static String message(String id, long sendTime) {
        return "{\"text\":\"" + id + ".....\",\"send_time\":" + sendTime + "}";
    }

    private Door door() {
        return new Door("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
