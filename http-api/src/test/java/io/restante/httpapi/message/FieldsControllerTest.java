package io.restante.httpapi.message;

import static io.restante.httpapi.support.Service.FORM;
import static io.restante.httpapi.support.Service.JSON;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.Service;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every limit of a field at its edge and one beyond, and which error wins. Refused requests never reach the store. */
class FieldsControllerTest {
    private static final FakeStore STORE = new FakeStore();
    private static final Service SERVICE = Service.inFrontOf(STORE.target());
    private static final String WAVE = "\uD83D\uDC4B";

    @BeforeEach
    void reset() {
        STORE.reset();
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
        STORE.close();
    }

    @Test
    void textMayHave64KiBOfUtf8() {
        assertAccepted(send("room", "x".repeat(65_536), "ann"));
        assertRefused("text", send("room", "x".repeat(65_537), "ann"));
        assertAccepted(send("room", WAVE.repeat(16_384), "ann"));
        assertRefused("text", send("room", WAVE.repeat(16_384) + "x", "ann"));
    }

    @Test
    void textOf64KiBShouldFitIntoQueryWithEachByteEscaped() {
        assertAccepted(
                SERVICE.exchange(SERVICE.request("/api/send?chat=room&sender=ann&text=" + "%F0%9F%91%8B".repeat(16_384))
                        .POST(BodyPublishers.noBody())));
    }

    @Test
    void bodyMayHave1MiB() {
        String message = body("room", "hello", "ann");
        String largest = message + " ".repeat(1_048_576 - message.length());

        assertAccepted(post(largest));
        assertAccepted(SERVICE.exchange(SERVICE.request("/api/send")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(largest.getBytes(US_ASCII))))));
        assertThat(post(largest + " ").statusCode()).isEqualTo(413);
    }

    @Test
    void limitsOfBodyAndTextShouldBeConfiguredByOneKeyEach() {
        try (Service service = Service.inFrontOf(
                STORE.target(),
                "micronaut.server.max-request-size",
                "4194304",
                "restante.limits.text-bytes",
                "3000000")) {
            assertAccepted(service.post("/api/send", JSON, body("room", "x".repeat(3_000_000), "ann")));
            assertRefused("text", service.post("/api/send", JSON, body("room", "x".repeat(3_000_001), "ann")));
        }
    }

    @Test
    void chatMayHave256Bytes() {
        assertAccepted(send("x".repeat(256), "hello", "ann"));
        assertRefused("chat", send("x".repeat(257), "hello", "ann"));
        assertAccepted(send(WAVE.repeat(64), "hello", "ann"));
        assertRefused("chat", send(WAVE.repeat(64) + "x", "hello", "ann"));
    }

    @Test
    void senderMayHave64Characters() {
        assertAccepted(send("room", "hello", WAVE.repeat(64)));
        assertRefused("sender", send("room", "hello", WAVE.repeat(65)));
        assertRefused("chat", send("a:" + "b".repeat(65), "hello", "a"));
    }

    @ParameterizedTest
    @CsvSource({"a:b:c", "a:", ":b", ":", "a\\u0000b", "a\\u007fb", "a\\u0085b"})
    void namesThatAreNoChatShouldBeRefused(String chat) {
        assertRefused("chat", send(chat, "hello", "a"));
    }

    @Test
    void chatWithOneselfShouldBeADirectChat() {
        assertAccepted(send("a:a", "hello", "a"));
        assertThat(send("a:a", "hello", "b").statusCode()).isEqualTo(403);
    }

    @Test
    void keyMayHave128VisibleAsciiCharacters() {
        assertAccepted(sendWithKey("!".repeat(127) + "~"));
        assertRefused("idempotency_key", sendWithKey("k".repeat(129)));
        assertRefused("idempotency_key", sendWithKey(""));
        assertRefused("idempotency_key", sendWithKey("a b"));
        assertRefused("idempotency_key", sendWithKey("\u00e9"));
        assertRefused("idempotency_key", SERVICE.post("/api/send?idempotency_key=", JSON, body("room", "hi", "ann")));
    }

    @Test
    void differentKeysShouldBeRefused() {
        assertRefused(
                "idempotency_key",
                SERVICE.exchange(SERVICE.request("/api/send?chat=room&text=hi&sender=ann&idempotency_key=one")
                        .header("Idempotency-Key", "two")
                        .POST(BodyPublishers.noBody())));
        assertRefused(
                "idempotency_key",
                SERVICE.exchange(SERVICE.request("/api/send?chat=room&text=hi&sender=ann")
                        .header("Idempotency-Key", "one")
                        .header("Idempotency-Key", "two")
                        .POST(BodyPublishers.noBody())));
    }

    @ParameterizedTest
    @CsvSource({
        "cursor, -1",
        "limit, -1",
        "cursor, '\"1\"'",
        "cursor, 1.0",
        "limit, 1e3",
        "cursor, true",
        "cursor, []",
        "cursor, {}",
        "cursor, 9223372036854775808",
        "cursor, -9223372036854775809",
        "limit, 2147483648",
        "limit, '\"\"'",
        "reverse, 1",
        "reverse, '\"true\"'",
        "chat, 1",
        "chat, '[\"a\"]'"
    })
    void valueOfAnotherTypeShouldBeRefusedInJson(String field, String value) {
        String chat = field.equals("chat") ? "" : "\"chat\":\"room\",";

        assertRefused(field, SERVICE.get("/api/pull", JSON, "{" + chat + "\"" + field + "\":" + value + "}"));
    }

    @ParameterizedTest
    @CsvSource({
        "cursor=-1, cursor",
        "cursor=, cursor",
        "cursor=-, cursor",
        "cursor=%2B1, cursor",
        "cursor=1.0, cursor",
        "cursor=0x1, cursor",
        "cursor=%D9%A1, cursor",
        "cursor=9223372036854775808, cursor",
        "limit=2147483648, limit",
        "limit=+1, limit",
        "reverse=1, reverse",
        "reverse=TRUE, reverse",
        "reverse, reverse"
    })
    void valueOfAnotherTypeShouldBeRefusedInQueryAndForm(String pair, String field) {
        assertRefused(field, SERVICE.get("/api/pull?chat=room&" + pair));
        assertRefused(field, SERVICE.get("/api/pull", FORM, "chat=room&" + pair));
    }

    @Test
    void errorsShouldComeInTheOrderOfTheIdl() {
        // Malformed, then chat, text, sender, key, membership; each with all later mistakes in it.
        String key = ",\"idempotency_key\":\"\"}";
        assertThat(post("{\"text\":1,\"chat\":1,\"sender\":1" + key + "x").body())
                .contains("MALFORMED_REQUEST");
        assertRefused("chat", post("{\"text\":1,\"chat\":1,\"sender\":1" + key));
        assertRefused("text", post("{\"sender\":1,\"text\":1,\"chat\":\"a:b\"" + key));
        assertRefused("sender", post("{\"sender\":1,\"text\":\"t\",\"chat\":\"a:b\"" + key));
        assertRefused("idempotency_key", post("{\"sender\":\"eve\",\"text\":\"t\",\"chat\":\"a:b\"" + key));
        assertThat(post("{\"sender\":\"eve\",\"text\":\"t\",\"chat\":\"a:b\"}").statusCode())
                .isEqualTo(403);
        assertRefused("cursor", SERVICE.get("/api/pull?reverse=x&limit=x&cursor=x&chat=room"));
        assertRefused("limit", SERVICE.get("/api/pull?reverse=x&limit=x&chat=room"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''' '''",
                "[]",
                "null",
                "1",
                "{\"chat\":\"room\"}{}",
                "{\"chat\":\"room\"} x",
                "{\"chat\":\"room\",\"chat\":\"room\"}",
                "{\"chat\":\"room\",\"x\":{\"y\":1,\"y\":1}}",
                "{\"chat\":\"room\",}",
                "{chat:\"room\"}",
                "{\"chat\":\"room\"",
                "{\"chat\":\"\\ud83d\"}",
                "{\"chat\":\"\\udc4b\\ud83d\"}",
                "{\"chat\":\"room\",\"x\":\"\\ud83d\"}",
                "{\"chat\":\"room\",\"\\ud83d\":1}",
                "{\"chat\":\"room\",\"x\":[{\"\\ud83d\":1}]}",
                "{\"chat\":\"room\",\"limit\":01}",
                "{\"chat\":\"room\",\"limit\":+1}",
                "{\"chat\":\"room\",\"limit\":NaN}"
            })
    void whatIsNotOneJsonObjectShouldBeMalformed(String body) {
        assertMalformed(SERVICE.get("/api/pull", JSON, body.equals("' '") ? " " : body));
    }

    @Test
    void integerShouldBeRefusedByItsFieldHoweverLongItIs() {
        assertRefused(
                "cursor", SERVICE.get("/api/pull", JSON, "{\"chat\":\"room\",\"cursor\":" + "9".repeat(500_000) + "}"));
        assertRefused("cursor", SERVICE.get("/api/pull", FORM, "chat=room&cursor=" + "9".repeat(500_000)));
    }

    @Test
    void jsonMayBeNested1000Levels() {
        assertAccepted(SERVICE.get("/api/pull", JSON, nested(1000)));
        STORE.reset();
        assertMalformed(SERVICE.get("/api/pull", JSON, nested(1001)));
        assertMalformed(SERVICE.get("/api/pull", JSON, nested(500_000)));
    }

    @Test
    void bytesThatAreNotUtf8ShouldBeMalformed() {
        for (String bytes :
                new String[] {"\u00c0\u0080", "\u00ff", "\u00ed\u00a0\u0080", "\u00f0\u009f\u0091", "\u00e2"}) {
            byte[] json = ("{\"chat\":\"" + bytes + "\"}").getBytes(ISO_8859_1);
            assertMalformed(SERVICE.post("/api/send", JSON, json));
            byte[] form = ("chat=" + bytes).getBytes(ISO_8859_1);
            assertMalformed(SERVICE.post("/api/send", FORM, form));
        }
        for (String bytes : new String[] {"%c0%80", "%FF", "%ed%a0%80", "%F0%9F%91", "%E2"}) {
            assertMalformed(SERVICE.get("/api/pull?chat=" + bytes));
            assertMalformed(SERVICE.get("/api/pull?chat=room&" + bytes + "=1"));
            assertMalformed(SERVICE.post("/api/send", FORM, "chat=" + bytes));
        }
    }

    @Test
    void fieldThatStandsTwiceShouldBeMalformed() {
        assertMalformed(SERVICE.get("/api/pull?chat=a&chat=a"));
        assertMalformed(SERVICE.post("/api/send", FORM, "chat=a&chat=a"));
    }

    /** An object of a pull of so many levels, itself included. */
    private static String nested(int levels) {
        return "{\"chat\":\"room\",\"x\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }

    private static HttpResponse<String> send(String chat, String text, String sender) {
        return post(body(chat, text, sender));
    }

    private static HttpResponse<String> sendWithKey(String key) {
        return post("{\"chat\":\"room\",\"text\":\"hi\",\"sender\":\"ann\",\"idempotency_key\":\"" + key + "\"}");
    }

    private static HttpResponse<String> post(String body) {
        return SERVICE.post("/api/send", JSON, body);
    }

    private static String body(String chat, String text, String sender) {
        return "{\"chat\":\"" + chat + "\",\"text\":\"" + text + "\",\"sender\":\"" + sender + "\"}";
    }

    private static void assertAccepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void assertRefused(String field, HttpResponse<String> answer) {
        int before = STORE.sends.size() + STORE.pulls.size();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"").containsPattern("FIELD_(INVALID|REQUIRED)");
        assertThat(STORE.sends.size() + STORE.pulls.size()).isEqualTo(before);
    }

    private static void assertMalformed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"MALFORMED_REQUEST\"");
        assertThat(STORE.sends).isEmpty();
        assertThat(STORE.pulls).isEmpty();
    }
}
