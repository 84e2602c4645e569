package io.restante.httpapi.connection;

import static io.restante.httpapi.support.Service.golden;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.RawConnection;
import io.restante.httpapi.support.Service;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that are written before the answers to earlier ones have come. */
@Timeout(60)
class PipeliningTest {
    private static final String PULL = "GET /api/pull?chat=room HTTP/1.1\r\n\r\n";

    private final FakeStore store = new FakeStore();

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void requestsOfOneConnectionShouldBeWorkedOnOneAfterTheOther() throws IOException {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger mostUnderWay = new AtomicInteger();
        store.onPull = (request, answer) -> {
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            CompletableFuture.runAsync(() -> {
                underWay.decrementAndGet();
                answer.onNext(PullResponse.getDefaultInstance());
                answer.onCompleted();
            });
        };
        try (Service service = Service.inFrontOf(store.target());
                RawConnection connection = new RawConnection(service.port())) {
            connection.write(PULL.repeat(50));

            for (int i = 0; i < 50; i++) {
                assertThat(connection.readAnswer()).contains(" 200 ");
            }
            assertThat(mostUnderWay).hasValue(1);
        }
    }

    @Test
    void pipelinedSendsShouldReachTheStoreInTheirOrder() throws IOException {
        try (Service service = Service.inFrontOf(store.target());
                RawConnection connection = new RawConnection(service.port())) {
            StringBuilder sends = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                String body = "chat=room&sender=ann&text=" + i;
                sends.append("POST /api/send HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n")
                        .append("Content-Length: ")
                        .append(body.length())
                        .append("\r\n\r\n")
                        .append(body);
            }
            connection.write(sends.toString());

            for (int i = 0; i < 20; i++) {
                assertThat(connection.readAnswer()).contains(" 200 ");
            }
            assertThat(store.sends)
                    .extracting(SendRequest::getText)
                    .containsExactly(
                            "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
                            "17", "18", "19");
        }
    }

    @Test
    void moreRequestsThanMayWaitShouldEndTheConnectionAndTakeBackTheCall() throws Exception {
        CompletableFuture<StreamObserver<PullResponse>> held = new CompletableFuture<>();
        store.onPull = (request, answer) -> held.complete(answer);
        try (Service service = Service.inFrontOf(
                        store.target(), "restante.connections.waiting-requests", "2", "restante.store.deadline", "1h");
                RawConnection connection = new RawConnection(service.port())) {
            connection.write(PULL);
            held.join();
            connection.write(PULL.repeat(3));

            assertThat(connection.endsUnanswered()).isTrue();
            assertThat(store.cancelled.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(store.pulls).hasSize(1);
            assertThat(service.bean(MeterRegistry.class)
                            .get("restante.connections.cut")
                            .tag("why", "pipelined")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void requestsThatWaitAndHoldTooMuchMemoryShouldBeCut() throws Exception {
        CompletableFuture<StreamObserver<PullResponse>> held = new CompletableFuture<>();
        store.onPull = (request, answer) -> held.complete(answer);
        try (Service service = Service.inFrontOf(
                        store.target(), "restante.connections.waiting-bytes", "1000", "restante.store.deadline", "1h");
                RawConnection connection = new RawConnection(service.port())) {
            connection.write(PULL);
            held.join();
            connection.write(PULL.repeat(20));

            assertThat(connection.endsUnanswered()).isTrue();
            assertThat(service.bean(MeterRegistry.class)
                            .get("restante.connections.cut")
                            .tag("why", "memory")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aBrokenRequestThatWaitsShouldBeNoAnswerToTheOneBefore() throws IOException {
        CompletableFuture<StreamObserver<PullResponse>> held = new CompletableFuture<>();
        store.onPull = (request, answer) -> held.complete(answer);
        try (Service service = Service.inFrontOf(store.target());
                RawConnection connection = new RawConnection(service.port())) {
            connection.write(
                    PULL
                            + "POST /api/send HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
            StreamObserver<PullResponse> answer = held.join();
            // Later than both requests on the same event loop, or on another one that is as busy.
            service.get("/ping");
            answer.onNext(PullResponse.getDefaultInstance());
            answer.onCompleted();

            assertThat(connection.readAnswer()).contains(" 200 ");
            assertThat(connection.readToEnd())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("The chunks of the body are broken.");
        }
    }

    @Test
    void answersWithoutABodyAndInterimAnswersShouldLetTheNextRequestThroughOnce() throws IOException {
        try (Service service = Service.inFrontOf(store.target());
                RawConnection connection = new RawConnection(service.port())) {
            connection.write("OPTIONS /api/send HTTP/1.1\r\n\r\n"
                    + "GET /api/pull HTTP/1.1\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
                    + "Content-Length: 15\r\n\r\n{\"chat\":\"room\"}"
                    + "GET /ping HTTP/1.1\r\nConnection: close\r\n\r\n");

            assertThat(connection.readToEnd())
                    .containsSubsequence(" 204 ", " 200 ", " 200 ")
                    .endsWith(golden("ping"));
            assertThat(store.pulls)
                    .containsExactly(PullRequest.newBuilder().setChat("room").build());
        }
    }
}
