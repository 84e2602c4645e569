package io.restante.httpapi.lifecycle;

import static io.restante.httpapi.support.Service.JSON;
import static io.restante.httpapi.support.Service.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.stub.StreamObserver;
import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.RawConnection;
import io.restante.httpapi.support.Service;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients see of a service that was told to stop. */
@Timeout(60)
class StopTest {
    private static final String PING = "GET /ping HTTP/1.1\r\n\r\n";
    private static final String PULL = "GET /api/pull?chat=room HTTP/1.1\r\n\r\n";
    private static final String SEND =
            "POST /api/send?chat=room&text=hello&sender=ann HTTP/1.1\r\nContent-Length: 0\r\n\r\n";
    private static final String LAST = "connection: close\r\n";

    private final FakeStore store = new FakeStore();
    private final Service service = Service.inFrontOf(
            store.target(),
            "restante.stop.notice",
            "1h",
            "restante.store.deadline",
            "1h",
            "micronaut.lifecycle.graceful-shutdown.grace-period",
            "1h");
    private final Thread stop = new Thread(service::stop);

    @AfterEach
    void end() throws InterruptedException {
        if (stop.getState() == Thread.State.NEW) {
            stop.start();
        }
        endNotice();
        store.close();
    }

    @Test
    void readinessShouldGoFirstWhileTheDoorIsOpenAndRequestsAreAnswered() throws InterruptedException {
        await().until(() -> readiness() == 200);
        begin();

        assertThat(service.isListening()).isTrue();
        assertThat(service.get("/health/liveness").statusCode()).isEqualTo(200);
        HttpResponse<String> sent =
                service.post("/api/send", JSON, "{\"chat\":\"room\",\"text\":\"hello\",\"sender\":\"ann\"}");
        assertThat(sent.statusCode()).isEqualTo(200);

        endNotice();
        assertThat(service.isListening()).isFalse();
    }

    @Test
    void aKeptConnectionShouldEndWithItsNextAnswerWhichSaysSo() throws IOException {
        try (RawConnection kept = new RawConnection(service.port())) {
            assertThat(kept.write(PING).readAnswer()).doesNotContainIgnoringCase(LAST);
            begin();

            assertThat(kept.write(PING).readToEnd())
                    .containsIgnoringCase(LAST)
                    .contains(" 200 ")
                    .endsWith(golden("ping"));
        }
    }

    @Test
    void aConnectionThatIsMadeDuringTheNoticeShouldBeAnsweredOnce() throws IOException {
        begin();

        try (RawConnection late = new RawConnection(service.port())) {
            assertThat(late.write(SEND).readToEnd()).contains(" 200 ").containsIgnoringCase(LAST);
        }
    }

    @Test
    void aConnectionThatIsQuietShouldStayOpenDuringTheNotice() throws IOException {
        try (RawConnection quiet = new RawConnection(service.port())) {
            quiet.write(PING).readAnswer();
            begin();
            try (RawConnection other = new RawConnection(service.port())) {
                assertThat(other.write(PING).readToEnd()).contains(" 200 ");
            }

            assertThat(quiet.write(PING).readToEnd()).contains(" 200 ");
        }
    }

    @Test
    void requestsThatWaitForTheirTurnShouldBeAnsweredBeforeTheirConnectionEnds() throws IOException {
        CompletableFuture<StreamObserver<PullResponse>> held = new CompletableFuture<>();
        store.onPull = (request, observer) -> {
            if (!held.complete(observer)) {
                answer(observer);
            }
        };
        try (RawConnection pipelined = new RawConnection(service.port())) {
            pipelined.write(PULL.repeat(3));
            StreamObserver<PullResponse> first = held.join();
            begin();
            answer(first);

            String answers = pipelined.readToEnd();
            assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSize(4);
            assertThat(answers.toLowerCase(Locale.ROOT).split(LAST, -1)).hasSize(2);
        }
    }

    @Test
    void whatIsUnderWayWhenTheDoorIsShutShouldBeAnswered() throws Exception {
        CompletableFuture<StreamObserver<SendResponse>> held = new CompletableFuture<>();
        store.onSend = (request, observer) -> held.complete(observer);
        try (RawConnection client = new RawConnection(service.port())) {
            client.write(SEND);
            StreamObserver<SendResponse> answer = held.join();
            begin();
            stop.interrupt();
            await().until(() -> !service.isListening());

            answer.onNext(SendResponse.newBuilder().setSendTime(17).build());
            answer.onCompleted();
            assertThat(client.readToEnd()).containsIgnoringCase(LAST).endsWith("{\"send_time\":17}");
        }
    }

    @Test
    void aNoticeBelowNothingShouldStopTheStart() {
        assertThatThrownBy(() -> new StopConfig(Duration.ofSeconds(-1)))
                .hasMessage("restante.stop.notice must be at least 0, not PT-1S.");
    }

    /** Tells it to stop, and waits until that is known. */
    private void begin() {
        stop.start();
        await().until(() -> service.bean(Departure.class).hasBegun());
        assertThat(readiness()).isEqualTo(503);
    }

    /** Ends the hour of notice. */
    private void endNotice() throws InterruptedException {
        stop.interrupt();
        stop.join();
    }

    private int readiness() {
        return service.get("/health/readiness").statusCode();
    }

    private static void answer(StreamObserver<PullResponse> observer) {
        observer.onNext(PullResponse.getDefaultInstance());
        observer.onCompleted();
    }
}
