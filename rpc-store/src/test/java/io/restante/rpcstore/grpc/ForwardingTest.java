package io.restante.rpcstore.grpc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.restante.protos.api.Message;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import io.restante.protos.error.ErrorCode;
import io.restante.routing.ShardHash;
import io.restante.routing.ShardMaps;
import io.restante.routing.call.ChatRouter;
import io.restante.routing.call.RouteRules;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import io.restante.routing.link.LinkLimits;
import io.restante.routing.link.StoreLinks;
import io.restante.service.trace.CallSpan;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that reach a store that does not own their chat. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForwardingTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final PullRequest PULL =
            PullRequest.newBuilder().setChat("room").build();

    private StoreNode owner;
    private StoreNode other;
    /** What a caller in another process knows. */
    private final ShardMaps known = new ShardMaps();

    private StoreLinks links;

    @BeforeEach
    void start() throws Exception {
        owner = new StoreNode();
        other = new StoreNode();
        owner.own();
        owner.maps.learn(owner.asOwner(2));
        other.maps.learn(owner.asOwner(2));
        links = new StoreLinks(other.others, known, other.timers, LinkLimits.DEFAULT);
    }

    @AfterEach
    void stop() {
        links.close();
        other.close();
        owner.close();
    }

    @Test
    void aPublicCallToAnyStoreShouldReachTheOwner() {
        long sendTime =
                other.client.send(DoorFixture.request("room", "m", "ann")).getSendTime();

        assertThat(owner.client.pull(PULL).getMessagesList())
                .extracting(Message::getText, Message::getSendTime)
                .containsExactly(tuple("m", sendTime));
        assertThat(other.client.pull(PULL)).isEqualTo(owner.client.pull(PULL));
    }

    @Test
    void aRepeatThroughAnotherStoreShouldBeMarked() {
        SendRequest keyed = DoorFixture.request("room", "m", "ann").toBuilder()
                .setIdempotencyKey("k")
                .build();
        long first = owner.client.send(keyed).getSendTime();
        AtomicReference<Metadata> headers = new AtomicReference<>();
        MessageServiceGrpc.MessageServiceBlockingStub marked =
                MessageServiceGrpc.newBlockingStub(ClientInterceptors.intercept(
                        other.channel, MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>())));

        assertThat(marked.send(keyed).getSendTime()).isEqualTo(first);
        assertThat(requireNonNull(headers.get()).get(ReplayMark.HEADER)).isEqualTo("true");
    }

    @Test
    void aRefusalOfTheOwnerShouldComeBackWhole() throws Exception {
        SendRequest keyed = DoorFixture.request("room", "m", "ann").toBuilder()
                .setIdempotencyKey("k")
                .build();
        owner.client.send(keyed);
        StatusRuntimeException refused = DoorFixture.refused(
                () -> other.client.send(keyed.toBuilder().setText("other").build()));

        assertThat(DoorFixture.info(refused).getReason()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(DoorFixture.info(refused).getMetadataMap()).containsEntry("field", "idempotency_key");
    }

    @Test
    void anExchangedCallShouldBeForwardedAndBringTheNewerMap() {
        known.learn(other.asOwner(1));
        ChatRouter router = new ChatRouter(known, links, other.timers, RouteRules.DEFAULT);

        assertThat(router.send(DoorFixture.request("room", "m", "ann"), LONG, CallSpan.NONE)
                        .join())
                .isInstanceOf(StoreAnswer.Stored.class);
        assertThat(requireNonNull(known.current().owner(0)).address()).isEqualTo(owner.address);
        assertThat(router.pull(PULL, LONG, CallSpan.NONE).join()).isInstanceOf(StoreAnswer.Page.class);
    }

    @Test
    void aCallerWithANewerMapShouldMakeTheNewOwnerLookBeforeItAnswers() {
        known.learn(other.asOwner(3));
        other.onLook = () -> {
            other.own();
            other.maps.learn(other.asOwner(3));
        };
        ChatRouter router = new ChatRouter(known, links, other.timers, RouteRules.DEFAULT);

        assertThat(router.send(DoorFixture.request("room", "m", "ann"), LONG, CallSpan.NONE)
                        .join())
                .isInstanceOf(StoreAnswer.Stored.class);
        assertThat(other.client.pull(PULL).getMessagesList()).hasSize(1);
        assertThat(other.looks).containsExactly(ShardHash.of("room"));
    }

    @Test
    void aCallShouldBeForwardedOnlyOnce() {
        // Each takes the other for the owner, and neither is.
        owner.disown();
        owner.maps.learn(other.asOwner(3));

        assertThat(call(other, send("m", false))).isInstanceOf(StoreAnswer.Moved.class);
        assertThat(call(owner, send("m", true))).isInstanceOf(StoreAnswer.Moved.class);
        StatusRuntimeException refused =
                DoorFixture.refused(() -> other.client.send(DoorFixture.request("room", "m", "ann")));
        assertThat(reason(refused)).isEqualTo("STORE_UNAVAILABLE");
    }

    @Test
    void aCallWhoseOwnerIsGoneShouldCertainlyNotBeStored() {
        owner.server.shutdownNow();
        StatusRuntimeException refused =
                DoorFixture.refused(() -> other.client.send(DoorFixture.request("room", "m", "ann")));

        assertThat(reason(refused)).isEqualTo("STORE_UNAVAILABLE");
        assertThat(call(other, send("m", false))).isInstanceOf(StoreAnswer.Moved.class);
    }

    @Test
    void theRulesOfFieldsShouldHoldForExchangedCallsToo() {
        assertRefused(call(owner, send("", false)), ErrorCode.FIELD_REQUIRED);
        assertRefused(call(other, send("x".repeat(65_537), false)), ErrorCode.FIELD_INVALID);
    }

    @Test
    void aPullOfWhatIsGatedShouldNotBeForwarded() {
        StoreCall.Terms terms = ((StoreCall.Send) send("m", false)).terms();

        assertRefused(call(other, new StoreCall.Pull(PULL, true, terms)), ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void longStreamsShouldNotKeepAStoreFromStopping() throws Exception {
        assertThat(call(owner, send("m", false))).isInstanceOf(StoreAnswer.Stored.class);
        owner.service.end();
        owner.server.shutdown();

        assertThat(owner.server.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private StoreAnswer call(StoreNode node, StoreCall call) {
        return links.apply(node.address).call(call).join();
    }

    private StoreCall send(String text, boolean forwarded) {
        long deadline = other.timers.nanos() + LONG.toNanos();
        return new StoreCall.Send(
                DoorFixture.request("room", text, "ann"), new StoreCall.Terms(deadline, deadline, forwarded));
    }

    private static void assertRefused(StoreAnswer answer, ErrorCode code) {
        assertThat(answer).isInstanceOf(StoreAnswer.Refused.class);
        assertThat(((StoreAnswer.Refused) answer).error().code()).isEqualTo(code);
    }

    private static String reason(StatusRuntimeException refused) {
        try {
            return DoorFixture.info(refused).getReason();
        } catch (InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }
}
