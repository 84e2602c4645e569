package io.restante.routing.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import io.restante.protos.error.ErrorCode;
import io.restante.routing.ShardMaps;
import io.restante.routing.time.VirtualTimers;
import io.restante.service.trace.CallSpan;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A router on virtual time before scripted stores. */
class RouterFixture {
    static final Duration WITHIN = Duration.ofSeconds(5);
    static final SendRequest SEND = SendRequest.newBuilder()
            .setChat("room")
            .setText("m")
            .setSender("ann")
            .build();
    static final PullRequest PULL = PullRequest.newBuilder().setChat("room").build();

    final VirtualTimers timers = new VirtualTimers();
    final ShardMaps maps = new ShardMaps();
    final ScriptedStores stores = new ScriptedStores(timers);
    final ChatRouter router = new ChatRouter(maps, stores, timers, RouteRules.DEFAULT);

    CompletableFuture<StoreAnswer.Final> send() {
        return router.send(SEND, WITHIN, CallSpan.NONE);
    }

    CompletableFuture<StoreAnswer.Final> pull() {
        return router.pull(PULL, WITHIN, CallSpan.NONE);
    }

    static void assertRefused(CompletableFuture<StoreAnswer.Final> answer, ErrorCode code) {
        assertThat(answer).isCompleted();
        assertThat(answer.join()).isInstanceOf(StoreAnswer.Refused.class);
        assertThat(((StoreAnswer.Refused) answer.join()).error().code()).isEqualTo(code);
    }
}
