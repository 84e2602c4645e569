package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.protos.api.PullRequest;
import io.restante.protos.internal.Answer;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.Call;
import io.restante.protos.internal.CallBatch;
import io.restante.routing.ShardMaps;
import io.restante.routing.call.ChatRouter;
import io.restante.routing.call.RouteRules;
import io.restante.routing.time.SystemTimers;
import io.restante.rpcstore.chat.ChatService;
import io.restante.rpcstore.chat.GatedReader;
import io.restante.rpcstore.chat.InMemoryChats;
import io.restante.rpcstore.config.StoreConfig;
import io.restante.rpcstore.message.InMemoryMessageStore;
import io.restante.service.trace.Traces;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The end of a stream while calls come and answers go. */
class ExchangeStreamTest {
    /** Of a map that this store has not: it looks at the tables while it takes the call. */
    private static final int NEWER = 1;

    private final RecordedStream<AnswerBatch> out = new RecordedStream<>();
    private final CompletableFuture<Void> looked = new CompletableFuture<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Runnable whileItLooks = () -> {};
    private final ExchangeStream stream = ExchangeStream.begin(
            door(),
            new ShardMaps(),
            DoorFixture.pages(64 << 20, meters),
            new SystemTimers(),
            Traces.OFF,
            Runnable::run,
            out);

    @Test
    void aCallThatIsBeingTakenWhenTheStreamEndsShouldBeAnsweredFirst() {
        whileItLooks = stream::end;
        stream.onNext(call(7));
        assertThat(out.completed).isFalse();

        looked.complete(null);
        assertThat(out.answers).hasSize(1);
        assertThat(out.answers.get(0).getAnswersList())
                .extracting(Answer::getId)
                .containsExactly(7L);
        assertThat(out.completed).isTrue();
    }

    @Test
    void callsOfOtherProcessesShouldBeCountedAsTheirs() {
        looked.complete(null);
        stream.onNext(call(7));

        assertThat(meters.get("restante.calls")
                        .tags("call", "pull", "from", "peer", "outcome", "moved")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aCallThatComesAfterTheEndShouldBeToldToGoElsewhere() {
        whileItLooks = stream::end;
        stream.onNext(call(7));
        stream.onNext(call(8));

        assertThat(out.answers).hasSize(1);
        assertThat(out.answers.get(0).getAnswers(0).getId()).isEqualTo(8);
        assertThat(out.answers.get(0).getAnswers(0).hasMoved()).isTrue();
        assertThat(out.completed).isFalse();
    }

    private StoreDoor door() {
        LocalStore own = new LocalStore(
                new ChatService(new GatedReader(InMemoryChats.storage(new InMemoryMessageStore()))),
                new StoreConfig(65_536, 1_000, 1 << 20));
        ShardMaps maps = new ShardMaps();
        return new StoreDoor(
                own,
                new ChatRouter(maps, address -> own, new SystemTimers(), RouteRules.DEFAULT),
                maps,
                shard -> {
                    whileItLooks.run();
                    return looked;
                },
                new CallMetrics(meters, System::nanoTime),
                anybody -> {});
    }

    private static CallBatch call(long id) {
        return CallBatch.newBuilder()
                .setMapVersion(NEWER)
                .addCalls(Call.newBuilder()
                        .setId(id)
                        .setForwarded(true)
                        .setPull(PullRequest.newBuilder().setChat("room").build()))
                .build();
    }
}
