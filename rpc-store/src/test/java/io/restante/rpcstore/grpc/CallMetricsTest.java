package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import io.restante.rpcstore.message.InMemoryMessageStore;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CallMetricsTest {
    private static final StoreCall SEND = new StoreCall.Send(
            SendRequest.getDefaultInstance(), new StoreCall.Terms(Long.MAX_VALUE, Long.MAX_VALUE, false));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private long now;
    private final CallMetrics metrics = new CallMetrics(registry, () -> now);

    @Test
    void publicCallsShouldBeCountedByHowTheyEnd() throws Exception {
        try (DoorFixture door = new DoorFixture(new InMemoryMessageStore(), DoorFixture.MEMORY)) {
            SendRequest keyed = DoorFixture.request("room", "m", "ann").toBuilder()
                    .setIdempotencyKey("k")
                    .build();
            door.client.send(keyed);
            door.client.send(keyed);
            door.client.pull(PullRequest.newBuilder().setChat("room").build());
            assertThatThrownBy(() -> door.client.send(DoorFixture.request("", "m", "ann")))
                    .isInstanceOf(StatusRuntimeException.class);

            Map<String, Long> expected = Map.of(
                    "client send stored", 1L,
                    "client send replayed", 1L,
                    "client send FIELD_REQUIRED", 1L,
                    "client pull page", 1L);
            // An answer is on its way before it is counted.
            Awaitility.await()
                    .untilAsserted(() -> assertThat(counts(door.meters)).isEqualTo(expected));
        }
    }

    @Test
    void aCallShouldBeTimedUntilItsAnswer() {
        CompletableFuture<StoreAnswer> answer = new CompletableFuture<>();
        metrics.count(CallMetrics.Caller.PEER, SEND, metrics.now(), answer);
        now = 7_000_000;
        answer.complete(new StoreAnswer.Stored(1, false));

        assertThat(registry.get("restante.calls").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(7);
        assertThat(counts(registry)).isEqualTo(Map.of("peer send stored", 1L));
    }

    @Test
    void aCallThatIsTakenBackShouldBeCounted() {
        CompletableFuture<StoreAnswer> answer = new CompletableFuture<>();
        metrics.count(CallMetrics.Caller.PEER, SEND, metrics.now(), answer).cancel(false);

        assertThat(counts(registry)).isEqualTo(Map.of("peer send withdrawn", 1L));
    }

    /** By who called, what and how it ended. */
    private static Map<String, Long> counts(SimpleMeterRegistry registry) {
        return registry.find("restante.calls").timers().stream()
                .collect(Collectors.toMap(
                        timer -> timer.getId().getTag("from") + " "
                                + timer.getId().getTag("call") + " "
                                + timer.getId().getTag("outcome"),
                        timer -> timer.count()));
    }
}
