package io.restante.httpapi.connection;

import static io.restante.httpapi.support.Service.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.RawConnection;
import io.restante.httpapi.support.Service;
import io.restante.protos.api.Message;
import io.restante.protos.api.PullResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client may take by its connections, over real sockets. */
@Timeout(60)
class ConnectionLimitsTest {
    private static final String PING = "GET /ping HTTP/1.1\r\n\r\n";
    /** More than the sockets of both sides hold. */
    private static final int HUGE = 14 << 20;

    private final FakeStore store = new FakeStore();

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void aConnectionAboveTheMostShouldBeClosedAtOnceUntilOneHasEnded() throws IOException {
        try (Service service = Service.inFrontOf(store.target(), "restante.connections.most", "1")) {
            try (RawConnection first = new RawConnection(service.port())) {
                assertThat(first.write(PING).readAnswer()).endsWith(golden("ping"));

                try (RawConnection second = new RawConnection(service.port())) {
                    assertThat(second.endsUnanswered()).isTrue();
                }
                assertThat(count(service, "refused", "all")).isEqualTo(1);
                assertThat(first.write(PING).readAnswer()).endsWith(golden("ping"));
            }
            await().until(() -> service.bean(MeterRegistry.class)
                            .get("restante.connections")
                            .gauge()
                            .value()
                    == 0);
            assertThat(service.get("/ping").body()).isEqualTo(golden("ping"));
        }
    }

    @Test
    void aConnectionAboveTheMostOfItsAddressShouldBeClosedAtOnce() throws IOException {
        try (Service service = Service.inFrontOf(store.target(), "restante.connections.most-per-address", "1");
                RawConnection first = new RawConnection(service.port())) {
            // Only now is it sure to be the first: each connection has a thread of its own choice.
            assertThat(first.write(PING).readAnswer()).endsWith(golden("ping"));

            try (RawConnection second = new RawConnection(service.port())) {
                assertThat(second.endsUnanswered()).isTrue();
            }
            assertThat(count(service, "refused", "address")).isEqualTo(1);
        }
    }

    @Test
    void theConnectionsOfATrustedProxyShouldNotBeLimitedByItsAddress() throws IOException {
        try (Service service = Service.inFrontOf(
                        store.target(),
                        "restante.connections.most-per-address",
                        "1",
                        "restante.proxies.trusted",
                        "127.0.0.0/8");
                RawConnection first = new RawConnection(service.port());
                RawConnection second = new RawConnection(service.port())) {
            assertThat(first.write(PING).readAnswer()).endsWith(golden("ping"));
            assertThat(second.write(PING).readAnswer()).endsWith(golden("ping"));
        }
    }

    @Test
    void aHeadThatDoesNotComeToItsEndShouldBeCut() throws IOException {
        try (Service service = Service.inFrontOf(store.target(), "restante.connections.head-time", "100ms");
                RawConnection slow = new RawConnection(service.port())) {
            slow.write("GET /ping HTTP/1.1\r\nX: ");

            assertThat(slow.endsUnanswered()).isTrue();
            assertThat(count(service, "cut", "head")).isEqualTo(1);
        }
    }

    @Test
    void aBodyThatDoesNotComeToItsEndShouldBeCut() throws IOException {
        try (Service service = Service.inFrontOf(store.target(), "restante.connections.body-time", "100ms");
                RawConnection slow = new RawConnection(service.port())) {
            slow.write("POST /api/send HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");

            assertThat(slow.endsUnanswered()).isTrue();
            assertThat(count(service, "cut", "body")).isEqualTo(1);
            assertThat(store.sends).isEmpty();
        }
    }

    @Test
    void aClientThatDoesNotTakeItsAnswersShouldBeCut() throws IOException {
        answerPullsWithHugePages();
        try (Service service = Service.inFrontOf(store.target(), "restante.connections.answer-time", "100ms");
                RawConnection slow = RawConnection.withSmallBuffer(service.port())) {
            slow.write("GET /api/pull?chat=room HTTP/1.1\r\n\r\n");

            await().until(() -> count(service, "cut", "answer") == 1);
            assertThat(slow.bytesToEnd()).isLessThan(HUGE);
        }
    }

    @Test
    void bodiesThatTogetherHoldTooMuchMemoryShouldBeCut() throws IOException {
        try (Service service = Service.inFrontOf(store.target(), "restante.connections.waiting-bytes", "10000");
                RawConnection first = new RawConnection(service.port());
                RawConnection second = new RawConnection(service.port())) {
            String half = "POST /api/send HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
                    + " ".repeat(6_000);
            first.write(half);
            second.write(half);

            await().until(() -> count(service, "cut", "memory") == 1);
            await().until(() -> service.bean(MeterRegistry.class)
                            .get("restante.connections.waiting")
                            .gauge()
                            .value()
                    == 6_000);
            assertThat(service.get("/api/pull?chat=room").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anAnswerThatIsNotTakenAndHoldsTooMuchMemoryShouldBeCut() throws IOException {
        answerPullsWithHugePages();
        try (Service service = Service.inFrontOf(store.target(), "restante.connections.waiting-bytes", "1000000");
                RawConnection slow = RawConnection.withSmallBuffer(service.port())) {
            slow.write("GET /api/pull?chat=room HTTP/1.1\r\n\r\n");

            await().until(() -> count(service, "cut", "memory") == 1);
            assertThat(slow.bytesToEnd()).isLessThan(HUGE);
        }
    }

    @Test
    void anIdleConnectionShouldEndAfterTheIdleTimeout() throws IOException {
        try (Service service = Service.inFrontOf(store.target(), "micronaut.server.idle-timeout", "1s");
                RawConnection idle = new RawConnection(service.port())) {
            assertThat(idle.write(PING).readAnswer()).endsWith(golden("ping"));

            assertThat(idle.readToEnd()).isEmpty();
        }
    }

    private void answerPullsWithHugePages() {
        PullResponse page = PullResponse.newBuilder()
                .addMessages(Message.newBuilder().setText("x".repeat(HUGE)))
                .build();
        store.onPull = (request, answer) -> {
            answer.onNext(page);
            answer.onCompleted();
        };
    }

    private static double count(Service service, String what, String why) {
        return service.bean(MeterRegistry.class)
                .get("restante.connections." + what)
                .tag("why", why)
                .counter()
                .count();
    }
}
