package io.restante.httpapi.message;

import static io.restante.httpapi.support.Service.FORM;
import static io.restante.httpapi.support.Service.JSON;
import static io.restante.httpapi.support.Service.golden;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.Service;
import io.restante.protos.api.Message;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PullControllerTest {
    private static final FakeStore STORE = new FakeStore();
    private static final Service SERVICE = Service.inFrontOf(STORE.target());
    private static final PullRequest ALL_FIELDS = PullRequest.newBuilder()
            .setChat("ann:bob")
            .setCursor(9_007_199_254_740_993L)
            .setLimit(5)
            .setReverse(true)
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
    void pullShouldAnswerWithPage() {
        STORE.onPull = (request, answer) -> {
            answer.onNext(PullResponse.newBuilder()
                    .addMessages(message("hello", "ann", 1_765_432_100_123_456L))
                    .addMessages(message("\uD83D\uDC4B e\u0301 \u0000 \" \\ \n \u2028", "bob", Long.MAX_VALUE - 1))
                    .setHasMore(true)
                    .setNextCursor(Long.MAX_VALUE)
                    .build());
            answer.onCompleted();
        };

        HttpResponse<String> answer = SERVICE.get("/api/pull?chat=ann:bob");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(golden("pull"));
        assertThat(answer.headers().allValues("Content-Type")).containsExactly(JSON);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void emptyPageShouldHaveAllFields() {
        assertThat(SERVICE.get("/api/pull?chat=room").body()).isEqualTo(golden("pull-empty"));
        assertThat(STORE.pulls)
                .containsExactly(PullRequest.newBuilder().setChat("room").build());
    }

    @Test
    void pullShouldReadFieldsFromQuery() {
        ok(SERVICE.get("/api/pull?chat=ann%3abob&cursor=9007199254740993&limit=5&reverse=true"));

        assertThat(STORE.pulls).containsExactly(ALL_FIELDS);
    }

    @Test
    void getShouldReadFieldsFromJsonBody() {
        ok(SERVICE.get(
                "/api/pull", JSON, "{\"chat\":\"ann:bob\",\"cursor\":9007199254740993,\"limit\":5,\"reverse\":true}"));

        assertThat(STORE.pulls).containsExactly(ALL_FIELDS);
    }

    @Test
    void getShouldReadFieldsFromForm() {
        ok(SERVICE.get("/api/pull", FORM, "chat=ann:bob&cursor=9007199254740993&limit=5&reverse=true"));

        assertThat(STORE.pulls).containsExactly(ALL_FIELDS);
    }

    @Test
    void zeroAndFalseInBodyShouldWinOverQuery() {
        ok(SERVICE.get(
                "/api/pull?chat=other&cursor=7&limit=7&reverse=true",
                JSON,
                "{\"chat\":\"room\",\"cursor\":0,\"limit\":0,\"reverse\":false}"));

        assertThat(STORE.pulls)
                .containsExactly(PullRequest.newBuilder().setChat("room").build());
    }

    @Test
    void numbersOfQueryMayHaveLeadingZerosAndMinusZero() {
        ok(SERVICE.get("/api/pull?chat=room&cursor=-0&limit=0000000000000000000000007"));

        assertThat(STORE.pulls)
                .containsExactly(
                        PullRequest.newBuilder().setChat("room").setLimit(7).build());
    }

    @Test
    void largestNumbersShouldPass() {
        ok(SERVICE.get("/api/pull", JSON, "{\"chat\":\"room\",\"cursor\":9223372036854775807,\"limit\":2147483647}"));

        assertThat(STORE.pulls)
                .containsExactly(PullRequest.newBuilder()
                        .setChat("room")
                        .setCursor(Long.MAX_VALUE)
                        .setLimit(Integer.MAX_VALUE)
                        .build());
    }

    @Test
    void idempotencyKeyShouldMeanNothingToPull() {
        ok(SERVICE.exchange(SERVICE.request("/api/pull?chat=room").header("Idempotency-Key", "not one")));
    }

    @Test
    void headShouldAnswerWithoutBody() {
        HttpResponse<String> answer =
                SERVICE.exchange(SERVICE.request("/api/pull?chat=room").method("HEAD", BodyPublishers.noBody()));

        ok(answer);
        assertThat(answer.body()).isEmpty();
    }

    private static Message message(String text, String sender, long sendTime) {
        return Message.newBuilder()
                .setChat("ann:bob")
                .setText(text)
                .setSender(sender)
                .setSendTime(sendTime)
                .build();
    }

    private static void ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
