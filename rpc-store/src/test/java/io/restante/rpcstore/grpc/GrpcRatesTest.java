package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.Durations;
import com.google.rpc.RetryInfo;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.StatusProto;
import io.grpc.reflection.v1.ListServiceResponse;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.restante.protos.api.Message;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendResponse;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import io.restante.routing.link.StoreLinks;
import io.restante.rpcstore.FirstAnswer;
import io.restante.service.testing.StoppedTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client of the gRPC door that calls too often is told. */
@Timeout(120)
class GrpcRatesTest {
    private static final PullRequest ROOM =
            PullRequest.newBuilder().setChat("room").build();

    @Test
    void anAddressAboveItsRateShouldBeToldWhenToComeBack() throws Exception {
        try (WholeStore store = limited("address-rate", "1", "address-burst", "2")) {
            send(store, "ann", "first");
            assertThat(texts(store)).containsExactly("first");

            StatusRuntimeException refused = DoorFixture.refused(() -> send(store, "bob", "refused"));
            assertRateLimited(refused, "Too many requests come from this address.");
            assertThat(store.count("restante.rate.limited", "by", "address")).isEqualTo(1);
            assertThat(store.count("restante.rate.limited", "by", "sender")).isZero();

            store.bean(StoppedTime.class).pass(Duration.ofSeconds(1));
            assertThat(texts(store)).containsExactly("first");
        }
    }

    @Test
    void aCallAboveTheRateOfItsAddressShouldBeRefusedBeforeItsMessageIsRead() throws Exception {
        try (WholeStore store = limited("address-rate", "1")) {
            texts(store);

            CompletableFuture<Status> end = new CompletableFuture<>();
            // Its message never comes; the head of a unary call would wait for it.
            store.channel
                    .newCall(
                            MessageServiceGrpc.getSendMethod().toBuilder()
                                    .setType(MethodType.BIDI_STREAMING)
                                    .build(),
                            CallOptions.DEFAULT)
                    .start(
                            new ClientCall.Listener<SendResponse>() {
                                @Override
                                public void onClose(Status status, Metadata trailers) {
                                    end.complete(status);
                                }
                            },
                            new Metadata());
            assertThat(end.get(1, TimeUnit.MINUTES).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        }
    }

    @Test
    void aSenderAboveHisRateShouldBeRefusedAndNobodyElse() throws Exception {
        try (WholeStore store = limited("sender-rate", "1")) {
            send(store, "ann", "first");

            StatusRuntimeException refused = DoorFixture.refused(() -> send(store, "ann", "refused"));
            assertRateLimited(refused, "The sender sends too many messages.");
            assertThat(store.count("restante.rate.limited", "by", "sender")).isEqualTo(1);
            assertThat(calls(store, "client", "RATE_LIMITED")).isEqualTo(1);
            send(store, "bob", "second");
            assertThat(texts(store)).containsExactly("first", "second");

            store.bean(StoppedTime.class).pass(Duration.ofSeconds(1));
            send(store, "ann", "third");
            assertThat(texts(store)).containsExactly("first", "second", "third");
        }
    }

    @Test
    void aMistakeShouldBeToldRatherThanTheRateOfItsSender() throws Exception {
        try (WholeStore store = limited("sender-rate", "1")) {
            send(store, "ann", "first");

            StatusRuntimeException refused = DoorFixture.refused(() -> send(store, "ann", ""));
            assertThat(DoorFixture.info(refused).getReason()).isEqualTo("FIELD_REQUIRED");
        }
    }

    @Test
    void callsOfOtherProcessesShouldNotBeLimited() {
        try (WholeStore store = limited("address-rate", "1", "sender-rate", "1")) {
            send(store, "ann", "first");
            assertThat(DoorFixture.refused(() -> texts(store))).isNotNull();

            StoreCall call = new StoreCall.Send(
                    DoorFixture.request("room", "m", "ann"),
                    new StoreCall.Terms(Long.MAX_VALUE, Long.MAX_VALUE, false));
            for (int i = 0; i < 5; i++) {
                assertThat(store.bean(StoreLinks.class)
                                .apply("127.0.0.1:" + store.port())
                                .call(call)
                                .join())
                        .isInstanceOf(StoreAnswer.Stored.class);
            }
            assertThat(calls(store, "peer", "stored")).isEqualTo(5);
        }
    }

    @Test
    void healthAndReflectionShouldNotBeLimited() throws Exception {
        try (WholeStore store = limited("address-rate", "1")) {
            texts(store);
            assertThat(DoorFixture.refused(() -> texts(store))).isNotNull();

            for (int i = 0; i < 5; i++) {
                assertThat(HealthGrpc.newBlockingStub(store.channel)
                                .check(HealthCheckRequest.getDefaultInstance())
                                .getStatus())
                        .isEqualTo(ServingStatus.SERVING);
                assertThat(services(store).getServiceList()).isNotEmpty();
            }
        }
    }

    @Test
    void theCallsByWhichTheStoreWarmsUpShouldNotBeLimited() {
        try (WholeStore store = new WholeStore(
                        "restante.warm-up.sends",
                        "30",
                        "restante.rate-limits.address-rate",
                        "1",
                        "restante.rate-limits.sender-rate",
                        "1")
                .serving()) {
            assertThat(calls(store, "peer", "moved")).isEqualTo(30);
            assertThat(store.count("restante.rate.limited", "by", "address")).isZero();
            assertThat(store.count("restante.rate.limited", "by", "sender")).isZero();
        }
    }

    @Test
    void withoutSettingsNobodyShouldBeRefused() {
        try (WholeStore store = new WholeStore().serving()) {
            for (int i = 0; i < 500; i++) {
                send(store, "ann", "m");
            }
        }
    }

    @Test
    void aRateOfNothingShouldStopTheStart() {
        assertThatThrownBy(() -> limited("sender-rate", "0").close()).hasMessageContaining("restante.rate-limits");
    }

    private static WholeStore limited(String... settings) {
        String[] all = settings.clone();
        for (int i = 0; i < all.length; i += 2) {
            all[i] = "restante.rate-limits." + all[i];
        }
        return new WholeStore(all).serving();
    }

    private static void send(WholeStore store, String sender, String text) {
        MessageServiceGrpc.newBlockingStub(store.channel).send(DoorFixture.request("room", text, sender));
    }

    private static List<String> texts(WholeStore store) {
        return MessageServiceGrpc.newBlockingStub(store.channel).pull(ROOM).getMessagesList().stream()
                .map(Message::getText)
                .toList();
    }

    private static ListServiceResponse services(WholeStore store) throws Exception {
        FirstAnswer<ServerReflectionResponse> answer = new FirstAnswer<>();
        StreamObserver<ServerReflectionRequest> questions =
                ServerReflectionGrpc.newStub(store.channel).serverReflectionInfo(answer);
        questions.onNext(
                ServerReflectionRequest.newBuilder().setListServices("").build());
        ListServiceResponse services = answer.get(1, TimeUnit.MINUTES).getListServicesResponse();
        questions.onCompleted();
        return services;
    }

    private static void assertRateLimited(StatusRuntimeException refused, String detail)
            throws InvalidProtocolBufferException {
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refused.getStatus().getDescription()).isEqualTo(detail);
        assertThat(DoorFixture.info(refused).getReason()).isEqualTo("RATE_LIMITED");
        com.google.rpc.Status status = StatusProto.fromThrowable(refused);
        assertThat(status).isNotNull();
        assertThat(status.getDetails(1).unpack(RetryInfo.class).getRetryDelay()).isEqualTo(Durations.fromSeconds(1));
    }

    private static long calls(WholeStore store, String from, String outcome) {
        return store.bean(MeterRegistry.class)
                .get("restante.calls")
                .tags("call", "send", "from", from, "outcome", outcome)
                .timer()
                .count();
    }
}
