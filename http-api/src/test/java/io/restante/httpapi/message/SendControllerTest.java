package io.restante.httpapi.message;

import static io.restante.httpapi.support.Service.FORM;
import static io.restante.httpapi.support.Service.JSON;
import static io.restante.httpapi.support.Service.golden;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.Service;
import io.restante.protos.api.SendRequest;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendControllerTest {
    private static final FakeStore STORE = new FakeStore();
    private static final Service SERVICE = Service.inFrontOf(STORE.target());
    private static final SendRequest HELLO = SendRequest.newBuilder()
            .setChat("ann:bob")
            .setText("hello")
            .setSender("ann")
            .build();

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
    void sendShouldAnswerWithSendTime() {
        HttpResponse<String> answer = SERVICE.post("/api/send", JSON, json("ann:bob", "hello", "ann"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(golden("send"));
        assertThat(answer.headers().allValues("Content-Type")).containsExactly(JSON);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(STORE.sends).containsExactly(HELLO);
    }

    @Test
    void sendShouldReadFieldsFromForm() {
        assertStatus(200, SERVICE.post("/api/send", FORM, "chat=ann%3Abob&text=hello&sender=ann"));

        assertThat(STORE.sends).containsExactly(HELLO);
    }

    @Test
    void sendShouldReadFieldsFromQuery() {
        assertStatus(
                200,
                SERVICE.exchange(SERVICE.request("/api/send?chat=ann:bob&text=hello&sender=ann")
                        .POST(BodyPublishers.noBody())));

        assertThat(STORE.sends).containsExactly(HELLO);
    }

    @Test
    void sendShouldTakeFromQueryWhatTheBodyLacks() {
        assertStatus(
                200,
                SERVICE.post("/api/send?chat=other&sender=ann", JSON, "{\"chat\":\"ann:bob\",\"text\":\"hello\"}"));

        assertThat(STORE.sends).containsExactly(HELLO);
    }

    @Test
    void emptyFieldInBodyShouldWinOverQuery() {
        HttpResponse<String> answer = SERVICE.post("/api/send?text=hello", JSON, json("ann:bob", "", "ann"));

        assertStatus(400, answer);
        assertThat(answer.body()).isEqualTo(golden("FIELD_REQUIRED-text"));
    }

    @Test
    void nullInBodyShouldBeAbsent() {
        assertStatus(
                200,
                SERVICE.post(
                        "/api/send?text=hello",
                        JSON,
                        "{\"chat\":\"ann:bob\",\"text\":null,\"sender\":\"ann\",\"idempotency_key\":null}"));

        assertThat(STORE.sends).containsExactly(HELLO);
    }

    @Test
    void unknownFieldsShouldBeIgnored() {
        assertStatus(
                200,
                SERVICE.post(
                        "/api/send?page=1",
                        JSON,
                        "{\"x\":{\"chat\":[1.5,{}]},\"chat\":\"ann:bob\",\"text\":\"hello\",\"sender\":\"ann\",\"n\":1e3}"));

        assertThat(STORE.sends).containsExactly(HELLO);
    }

    @Test
    void unknownFieldsShouldBeIgnoredHoweverLongTheyAre() {
        String hello = json("ann:bob", "hello", "ann").substring(1);
        String nested = "[".repeat(999) + "]".repeat(999);

        for (String unknown : new String[] {
            "\"x\":" + "9".repeat(500_000),
            "\"x\":-1." + "9".repeat(500_000),
            "\"x\":[" + "9".repeat(500_000) + "]",
            "\"" + "x".repeat(500_000) + "\":1",
            "\"x\":" + nested
        }) {
            assertStatus(200, SERVICE.post("/api/send", JSON, "{" + unknown + "," + hello));
        }

        assertThat(STORE.sends).hasSize(5).containsOnly(HELLO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D\uDC4B\uD83C\uDFFD",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "e\u0301 is not \u00e9",
                "a\u0000b",
                "\u202Edne",
                "\t\r\n\u0085\u2028",
                " untrimmed ",
                "\uFEFF\uFFFF\uFFFD",
                "\"\\/+&=%41"
            })
    void textShouldReachTheStoreUnchangedByEveryWay(String text) {
        String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8);

        assertStatus(200, SERVICE.post("/api/send", JSON, json("room", text, "ann")));
        assertStatus(200, SERVICE.post("/api/send", FORM, "chat=room&sender=ann&text=" + escaped));
        assertStatus(
                200,
                SERVICE.exchange(SERVICE.request("/api/send?chat=room&sender=ann&text=" + escaped)
                        .POST(BodyPublishers.noBody())));

        assertThat(STORE.sends).extracting(SendRequest::getText).containsExactly(text, text, text);
    }

    @Test
    void keyShouldBeReadFromHeader() {
        assertStatus(200, send("key-1"));

        assertThat(STORE.sends)
                .containsExactly(HELLO.toBuilder().setIdempotencyKey("key-1").build());
    }

    @Test
    void keyShouldBeReadFromField() {
        assertStatus(200, SERVICE.post("/api/send?idempotency_key=key-1", JSON, json("ann:bob", "hello", "ann")));

        assertThat(STORE.sends)
                .containsExactly(HELLO.toBuilder().setIdempotencyKey("key-1").build());
    }

    @Test
    void sameKeyInHeaderAndFieldShouldBeOne() {
        assertStatus(
                200,
                SERVICE.exchange(SERVICE.request("/api/send?idempotency_key=key-1")
                        .header("Idempotency-Key", "key-1")
                        .header("Idempotency-Key", "key-1")
                        .header("Content-Type", JSON)
                        .POST(BodyPublishers.ofString(json("ann:bob", "hello", "ann")))));

        assertThat(STORE.sends).extracting(SendRequest::getIdempotencyKey).containsExactly("key-1");
    }

    @Test
    void replayShouldBeMarked() {
        STORE.replayed = true;

        HttpResponse<String> answer = send("key-1");

        assertThat(answer.headers().allValues("Idempotency-Replayed")).containsExactly("true");
        assertThat(answer.body()).isEqualTo(golden("send"));
    }

    private static HttpResponse<String> send(String key) {
        return SERVICE.exchange(SERVICE.request("/api/send")
                .header("Idempotency-Key", key)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(json("ann:bob", "hello", "ann"))));
    }

    private static void assertStatus(int expected, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    }

    private static String json(String chat, String text, String sender) {
        return "{\"chat\":" + quote(chat) + ",\"text\":" + quote(text) + ",\"sender\":" + quote(sender) + "}";
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .forEach(c -> quoted.append(
                        c < 0x20 || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : Character.toString((char) c)));
        return quoted.append('"').toString();
    }
}
