package io.restante.routing.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restante.protos.api.SendRequest;
import io.restante.protos.error.ErrorCode;
import io.restante.protos.internal.Answer;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.Call;
import io.restante.protos.internal.Moved;
import io.restante.routing.ShardMaps;
import io.restante.routing.TestMaps;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import io.restante.routing.time.SystemTimers;
import io.restante.routing.wire.ShardMapWire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GrpcStoreLinkTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final LinkLimits LIMITS = LinkLimits.DEFAULT;

    private final TestChannels channels = new TestChannels();
    private final SystemTimers timers = new SystemTimers();
    private final ShardMaps maps = new ShardMaps();
    private TestStore store;

    @BeforeEach
    void start() throws IOException {
        store = new TestStore(0);
    }

    @AfterEach
    void stop() {
        store.close();
        channels.close();
        timers.close();
    }

    @Test
    void callsThatWaitTogetherShouldTravelTogether() throws Exception {
        GrpcStoreLink link = link(LIMITS);
        call(link, LONG).join();
        CountDownLatch letGo = channels.hold();
        List<CompletableFuture<StoreAnswer>> calls =
                IntStream.range(0, 1000).mapToObj(i -> call(link, LONG)).toList();
        letGo.countDown();
        calls.forEach(CompletableFuture::join);

        assertThat(calls.stream().map(CompletableFuture::join)).allMatch(StoreAnswer.Stored.class::isInstance);
        assertThat(store.batches).hasSize(2);
    }

    @Test
    void aMessageShouldEndBeforeItIsTooLarge() throws Exception {
        GrpcStoreLink link = link(new LinkLimits(100, 1 << 20, 100, LONG, LONG, LONG));
        call(link, LONG).join();
        CountDownLatch letGo = channels.hold();
        List<CompletableFuture<StoreAnswer>> calls =
                IntStream.range(0, 90).mapToObj(i -> call(link, LONG)).toList();
        letGo.countDown();
        calls.forEach(CompletableFuture::join);

        assertThat(store.batches).hasSizeGreaterThan(5).allMatch(batch -> batch.getSerializedSize() < 500);
    }

    @Test
    void answersShouldFindTheirCallsInAnyOrder() {
        store.onCall = call -> {};
        GrpcStoreLink link = link(LIMITS);
        CompletableFuture<StoreAnswer> one = call(link, LONG);
        CompletableFuture<StoreAnswer> two = call(link, LONG);
        await().until(() -> store.calls.size() == 2);
        store.calls.stream()
                .sorted((a, b) -> Long.compare(b.getId(), a.getId()))
                .forEach(call -> store.answer(TestStore.stored(call)));

        assertThat(one.join()).isEqualTo(new StoreAnswer.Stored(1, false));
        assertThat(two.join()).isEqualTo(new StoreAnswer.Stored(2, false));
    }

    @Test
    void aStreamThatBreaksShouldLeaveOpenWhatHasLeftAndNothingElse() {
        AtomicLong left = new AtomicLong();
        store.onCall = call -> {
            if (left.incrementAndGet() <= 3) {
                store.answer(TestStore.stored(call));
            } else if (left.get() == 10) {
                store.endStream();
            }
        };
        GrpcStoreLink link = link(new LinkLimits(100, 1 << 20, 1000, LONG, LONG, LONG));
        List<CompletableFuture<StoreAnswer>> calls =
                IntStream.range(0, 10).mapToObj(i -> call(link, LONG)).toList();
        List<Class<?>> outcomes =
                calls.stream().<Class<?>>map(call -> call.join().getClass()).toList();

        assertThat(outcomes.subList(0, 3)).containsOnly(StoreAnswer.Stored.class);
        assertThat(outcomes.subList(3, 10)).containsOnly(StoreAnswer.Unknown.class);
        assertThat(call(link, LONG).join()).as("while the link is left alone").isInstanceOf(StoreAnswer.NotSent.class);
    }

    @Test
    void whatAStoreHasNotAnsweredWhenItEndsTheStreamInOrderShouldGoElsewhere() {
        store.onCall = call -> store.endStreamInOrder();

        assertThat(call(link(LIMITS), LONG).join()).isInstanceOf(StoreAnswer.Moved.class);
    }

    @Test
    void aConnectionThatBreaksShouldLeaveOpenWhatHasLeft() {
        store.onCall = call -> store.close();

        assertThat(call(link(LIMITS), LONG).join()).isInstanceOf(StoreAnswer.Unknown.class);
    }

    @Test
    void whatAStoreThatDoesNotListenIsAskedShouldNotBeSent() {
        store.close();

        assertThat(call(link(LIMITS), LONG).join()).isInstanceOf(StoreAnswer.NotSent.class);
    }

    @Test
    void whatAStoreThatNeverGreetsIsAskedShouldNotBeSentAtItsDeadline() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            GrpcStoreLink link =
                    new GrpcStoreLink("127.0.0.1:" + silent.getLocalPort(), channels, maps, timers, LIMITS);

            assertThat(call(link, Duration.ofMillis(50)).join()).isInstanceOf(StoreAnswer.NotSent.class);
        }
    }

    @Test
    void whatAFrozenStoreHasGotShouldBeLeftOpenAtItsDeadlineAndTakenBack() {
        store.onCall = call -> {};
        GrpcStoreLink link = link(LIMITS);
        CompletableFuture<StoreAnswer> patient = call(link, LONG);
        await().until(() -> store.calls.size() == 1);

        assertThat(call(link, Duration.ofMillis(300)).join()).isInstanceOf(StoreAnswer.Unknown.class);
        await().until(() -> List.copyOf(store.cancelled).equals(List.of(2L)));
        assertThat(patient).isNotDone();
    }

    @Test
    void whatIsTakenBackShouldBeToldToTheStoreOnlyWhereItHasGotIt() throws Exception {
        store.onCall = call -> {};
        GrpcStoreLink link = link(LIMITS);
        CompletableFuture<StoreAnswer> gone = call(link, LONG);
        await().until(() -> store.calls.size() == 1);
        gone.cancel(false);
        CountDownLatch letGo = channels.hold();
        CompletableFuture<StoreAnswer> neverLeft = call(link, LONG);
        neverLeft.cancel(false);
        call(link, LONG);
        letGo.countDown();
        await().until(() -> store.calls.size() == 2);

        assertThat(store.calls).extracting(Call::getId).containsExactly(1L, 2L);
        assertThat(store.cancelled).containsExactly(1L);
    }

    @Test
    void whatIsBeyondTheBoundsShouldBeRefusedUntilSomethingEnds() {
        store.onCall = call -> {};
        GrpcStoreLink few = link(new LinkLimits(2, 1 << 20, 1000, LONG, LONG, LONG));
        CompletableFuture<StoreAnswer> first = call(few, LONG);
        call(few, LONG);
        assertOverloaded(call(few, LONG));
        first.cancel(false);
        assertThat(call(few, LONG)).isNotDone();

        GrpcStoreLink small = link(new LinkLimits(2, 1, 1000, LONG, LONG, LONG));
        assertThat(call(small, LONG)).isNotDone();
        assertOverloaded(call(small, LONG));
    }

    @Test
    void aStoreThatComesBackShouldBeUsedAgain() throws Exception {
        GrpcStoreLink link = link(LIMITS);
        call(link, LONG).join();
        store.close();
        await().until(() -> call(link, LONG).join() instanceof StoreAnswer.NotSent);
        store = new TestStore(store.port());

        await().until(() -> call(link, LONG).join() instanceof StoreAnswer.Stored);
    }

    @Test
    void aNewerMapShouldBeLearntBeforeItsAnswerIsTold() {
        maps.learn(TestMaps.ownedBy("one:1", 1));
        store.onCall = call -> store.answer(AnswerBatch.newBuilder()
                .addAnswers(Answer.newBuilder().setId(call.getId()).setMoved(Moved.getDefaultInstance()))
                .setNewer(ShardMapWire.toProto(TestMaps.ownedBy("two:1", 2)))
                .build());
        CompletableFuture<Long> known =
                call(link(LIMITS), LONG).thenApply(moved -> maps.current().version());

        assertThat(known.join()).isEqualTo(512);
        assertThat(store.batches.element().getMapVersion()).isEqualTo(256);
    }

    @Test
    void aClosedLinkShouldLeaveOpenWhatHasLeftAndTakeNothing() {
        store.onCall = call -> {};
        GrpcStoreLink link = link(LIMITS);
        CompletableFuture<StoreAnswer> open = call(link, LONG);
        await().until(() -> store.calls.size() == 1);
        link.close();

        assertThat(open.join()).isInstanceOf(StoreAnswer.Unknown.class);
        assertThat(call(link, LONG).join()).isInstanceOf(StoreAnswer.NotSent.class);
    }

    private GrpcStoreLink link(LinkLimits limits) {
        return new GrpcStoreLink(store.address(), channels, maps, timers, limits);
    }

    private CompletableFuture<StoreAnswer> call(GrpcStoreLink link, Duration within) {
        long deadline = timers.nanos() + within.toNanos();
        SendRequest request =
                SendRequest.newBuilder().setChat("room").setText("m").build();
        return link.call(new StoreCall.Send(request, new StoreCall.Terms(deadline, deadline, false)));
    }

    private static void assertOverloaded(CompletableFuture<StoreAnswer> answer) {
        assertThat(((StoreAnswer.Refused) answer.join()).error().code()).isEqualTo(ErrorCode.STORE_OVERLOADED);
    }
}
