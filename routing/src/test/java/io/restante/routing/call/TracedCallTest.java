package io.restante.routing.call;

import static io.restante.routing.call.ScriptedStores.MOVED;
import static io.restante.routing.call.ScriptedStores.STORED;
import static io.restante.service.testing.RecordedTraces.TRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.routing.ShardHash;
import io.restante.routing.TestMaps;
import io.restante.service.testing.RecordedTraces;
import io.restante.service.trace.CallSpan;
import io.restante.service.trace.TraceKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What traces tell of the way to the owner. */
class TracedCallTest extends RouterFixture {
    private final RecordedTraces recorded = new RecordedTraces();
    private final CallSpan call = recorded.enter(RecordedTraces.HEADERS);

    @Test
    void eachAttemptShouldBeASpanThatTheStoreGoesOnFrom() {
        maps.learn(TestMaps.ownedBy("one:1", 1));
        stores.answerAfter("one:1", () -> maps.learn(TestMaps.ownedBy("two:2", 2)), MOVED);
        stores.answer("two:2", STORED);
        router.send(SEND, WITHIN, call).join();
        call.end();

        List<SpanData> attempts = recorded.spans("ask a store");
        assertThat(attempts)
                .allMatch(span -> span.getTraceId().equals(TRACE))
                .extracting(span -> span.getAttributes().get(TraceKeys.SERVER))
                .containsExactlyInAnyOrder("one:1", "two:2");
        assertThat(attempts)
                .extracting(span -> span.getAttributes().get(TraceKeys.OUTCOME))
                .containsExactlyInAnyOrder("moved", "stored");
        assertThat(attempts)
                .extracting(span -> span.getAttributes().get(TraceKeys.SHARD))
                .containsOnly((long) ShardHash.of("room"));
        assertThat(stores.asked)
                .extracting(asked -> parent(asked.call()))
                .containsExactlyInAnyOrderElementsOf(
                        attempts.stream().map(SpanData::getSpanId).toList());
    }

    @Test
    void aRefusalOfTheStoreShouldBeAnErrorAndOneOfTheCallNone() {
        maps.learn(TestMaps.ownedBy("one:1", 1));
        stores.answer("one:1", refused(ErrorCode.STORE_OVERLOADED), refused(ErrorCode.SENDER_NOT_MEMBER));
        router.send(SEND, WITHIN, call).join();
        router.send(SEND, WITHIN, call).join();

        assertThat(recorded.spans("ask a store"))
                .extracting(span -> span.getAttributes().get(TraceKeys.OUTCOME), span -> span.getStatus()
                        .getStatusCode())
                .containsExactly(
                        tuple("STORE_OVERLOADED", StatusCode.ERROR), tuple("SENDER_NOT_MEMBER", StatusCode.UNSET));
    }

    private static StoreAnswer refused(ErrorCode code) {
        return new StoreAnswer.Refused(ApiException.of(code, "for a test"));
    }

    private static String parent(StoreCall call) {
        Map<String, String> carrier = new HashMap<>();
        call.terms().span().carryOn(carrier, Map::put);
        return carrier.getOrDefault("traceparent", "---").split("-", -1)[2];
    }
}
