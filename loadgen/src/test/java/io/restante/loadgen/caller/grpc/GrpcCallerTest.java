package io.restante.loadgen.caller.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.restante.loadgen.caller.Running;
import io.restante.loadgen.caller.message.Talk;
import io.restante.loadgen.caller.socket.Address;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Result;
import io.restante.protos.api.Message;
import io.restante.protos.api.MessageServiceGrpc.MessageServiceImplBase;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.protos.api.SendResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrpcCallerTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** Numbers what it is sent, and shows one message for each pull. */
    private static final class Messages extends MessageServiceImplBase {
        private final AtomicLong sendTime = new AtomicLong();
        private volatile Optional<Status> failure = Optional.empty();
        private volatile boolean dead;
        private volatile String chat = "";

        @Override
        public void send(SendRequest request, StreamObserver<SendResponse> answer) {
            answer(
                    answer,
                    SendResponse.newBuilder()
                            .setSendTime(sendTime.incrementAndGet())
                            .build());
        }

        @Override
        public void pull(PullRequest request, StreamObserver<PullResponse> answer) {
            String shown = chat.isEmpty() ? request.getChat() : chat;
            answer(
                    answer,
                    PullResponse.newBuilder()
                            .addMessages(Message.newBuilder().setChat(shown).setSendTime(7))
                            .setNextCursor(6)
                            .build());
        }

        private <T> void answer(StreamObserver<T> answer, T response) {
            if (dead) {
                return;
            }
            if (failure.isPresent()) {
                answer.onError(failure.get().asRuntimeException());
                return;
            }
            answer.onNext(response);
            answer.onCompleted();
        }
    }

    private final Messages messages = new Messages();
    private final Server server = NettyServerBuilder.forAddress(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .directExecutor()
            .addService(messages)
            .build();

    private int port;

    @BeforeEach
    void setUp() throws IOException {
        port = server.start().getPort();
    }

    @AfterEach
    void tearDown() {
        server.shutdownNow();
    }

    private List<Result> run(double pulls, Duration timeout) {
        Address address = new Address("127.0.0.1", port);
        try (GrpcCaller caller = new GrpcCaller(address, new Talk("load-", 3, 64, 5, pulls), 2)) {
            return Running.results(caller, timeout);
        }
    }

    @Test
    void sendsAndPullsShouldBeSuccesses() {
        List<Result> results = run(0.5, LONG);

        assertThat(results).allMatch(result -> result.code() == Code.SUCCESS);
        assertThat(messages.sendTime.get()).isBetween(1L, results.size() - 1L);
    }

    @Test
    void aStatusOfFailureShouldBeAnErrorOfTheResponse() {
        messages.failure = Optional.of(Status.UNAVAILABLE.withDescription("the chat is moving"));

        assertThat(run(0.5, LONG)).allSatisfy(result -> {
            assertThat(result.code()).isEqualTo(Code.RESPONSE_ERROR);
            assertThat(result.message()).isEqualTo("UNAVAILABLE the chat is moving");
        });
    }

    @Test
    void aPageOfAnotherChatShouldBeAnErrorOfTheContent() {
        messages.chat = "other";

        assertThat(run(1, LONG)).allMatch(result -> result.code() == Code.CONTENT_ERROR);
    }

    @Test
    void aServerThatDoesNotAnswerShouldTimeOut() {
        messages.dead = true;

        assertThat(run(0, Duration.ofMillis(150))).allMatch(result -> result.code() == Code.TIMEOUT);
    }

    @Test
    void aServerThatIsNotThereShouldBeAnErrorOfTheCall() throws InterruptedException {
        server.shutdownNow().awaitTermination();

        assertThat(run(0, LONG)).allMatch(result -> result.code() == Code.CALL_ERROR);
    }
}
