package io.restante.httpapi.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.RawConnection;
import io.restante.httpapi.support.Service;
import io.restante.protos.api.Message;
import io.restante.protos.api.PullResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many clients that do nothing, and many that are slow, beside those that want something. How much slower those become is a
 * figure, which {@code benchmark/crowd} measures; here they are served at all, in one order and without a thread or a byte that
 * the others hold.
 */
@Timeout(300)
class CrowdTest {
    private static final int IDLE = 2_000;
    private static final int SLOW = 200;
    private static final int OTHERS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String PULL = "GET /api/pull?chat=room HTTP/1.1\r\n\r\n";
    private static final String SEND =
            "POST /api/send?chat=room&sender=ann&text=x HTTP/1.1\r\nContent-Length: 0\r\n\r\n";
    private static final String HALF_HEAD = "GET /api/pull?chat=room HTTP/1.1\r\nX: ";
    private static final String HALF_BODY =
            "POST /api/send HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
                    + " ".repeat(50_000);
    private static final String LARGE_ANSWER = "GET /api/pull?chat=large HTTP/1.1\r\n\r\n";
    private static final int LARGE = 256 * 1024;

    private final FakeStore store = new FakeStore();
    private final List<RawConnection> crowd = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (RawConnection one : crowd) {
            one.close();
        }
        store.close();
    }

    @Test
    void twoThousandIdleAndTwoHundredSlowConnectionsShouldKeepNobodyFromBeingServed() throws IOException {
        store.onPull = (request, answer) -> {
            answer.onNext(PullResponse.newBuilder()
                    .addMessages(Message.newBuilder()
                            .setText("x".repeat(request.getChat().equals("large") ? LARGE : 1)))
                    .build());
            answer.onCompleted();
        };
        // Nobody is cut for want of time here, however slow the machine: the crowd stays for as long as the others
        // come.
        try (Service service = Service.inFrontOf(
                store.target(),
                "restante.connections.head-time",
                "1h",
                "restante.connections.body-time",
                "1h",
                "restante.connections.answer-time",
                "1h",
                "micronaut.server.idle-timeout",
                "1h")) {
            gather(service);
            await().atMost(PATIENCE).until(() -> connections(service) == IDLE + SLOW);

            List<RawConnection> others = new ArrayList<>();
            for (int i = 0; i < OTHERS; i++) {
                others.add(stays(new RawConnection(service.port())));
            }
            for (int round = 0; round < 20; round++) {
                for (RawConnection other : others) {
                    assertThat(other.write(SEND).readAnswer()).contains(" 200 ");
                    assertThat(other.write(PULL).readAnswer()).contains(" 200 ");
                }
            }
            assertThat(store.sends).hasSize(20 * OTHERS);
            assertThat(connections(service)).isEqualTo(IDLE + SLOW + OTHERS);
            assertThat(service.bean(MeterRegistry.class)
                            .get("restante.connections.cut")
                            .counters())
                    .allSatisfy(cut -> assertThat(cut.count()).as(why(cut)).isZero());
        }
    }

    private void gather(Service service) throws IOException {
        for (int i = 0; i < IDLE; i++) {
            stays(new RawConnection(service.port()));
        }
        List<String> manners = List.of(HALF_HEAD, HALF_BODY, LARGE_ANSWER);
        for (int i = 0; i < SLOW; i++) {
            stays(RawConnection.withSmallBuffer(service.port())).write(manners.get(i % manners.size()));
        }
    }

    private RawConnection stays(RawConnection connection) {
        crowd.add(connection);
        return connection;
    }

    private static double connections(Service service) {
        return service.bean(MeterRegistry.class)
                .get("restante.connections")
                .gauge()
                .value();
    }

    private static String why(Counter cut) {
        return cut.getId().toString();
    }
}
