package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status;
import io.restante.protos.api.Message;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendResponse;
import io.restante.rpcstore.message.AsyncStore;
import io.restante.rpcstore.message.HoldingExecutor;
import io.restante.rpcstore.message.InMemoryMessageStore;
import io.restante.rpcstore.message.MessageStore;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A message that waits behind a write, and whose client does not wait any more, is not stored. */
@Timeout(60)
class GrpcWithdrawalTest {
    private final HoldingExecutor storage = new HoldingExecutor();
    private DoorFixture door;
    private ListenableFuture<SendResponse> underWay;

    @BeforeEach
    void beginAWriteThatHangs() throws Exception {
        MessageStore messages = new AsyncStore(storage).of(MessageStore.class, new InMemoryMessageStore());
        door = new DoorFixture(messages, DoorFixture.MEMORY);
        door.client.send(DoorFixture.request("room", "opened", "ann"));
        storage.hold();
        underWay = send(client(), "under way");
        Awaitility.await().until(() -> storage.heldTasks() == 1);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aMessageShouldBeWithdrawnWhenItsDeadlinePasses() throws Exception {
        ListenableFuture<SendResponse> queued = send(client().withDeadlineAfter(1, TimeUnit.SECONDS), "queued");
        Awaitility.await().until(() -> door.received.get() == 3);
        Awaitility.await().until(() -> door.cancelled.get() == 1);

        assertThat(statusOf(queued)).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        onlyTheOthersShouldBeStored();
    }

    @Test
    void aMessageShouldBeWithdrawnWhenItsCallIsCancelled() throws Exception {
        ListenableFuture<SendResponse> queued = send(client(), "queued");
        Awaitility.await().until(() -> door.received.get() == 3);
        queued.cancel(true);
        Awaitility.await().until(() -> door.cancelled.get() == 1);

        onlyTheOthersShouldBeStored();
    }

    @Test
    void aMessageThatIsBeingWrittenShouldBeStoredThoughItsCallIsCancelled() throws Exception {
        underWay.cancel(true);
        Awaitility.await().until(() -> door.cancelled.get() == 1);
        storage.letGo();
        door.client.send(DoorFixture.request("room", "next", "ann"));

        assertThat(texts()).containsExactly("opened", "under way", "next");
    }

    private void onlyTheOthersShouldBeStored() throws Exception {
        storage.letGo();
        underWay.get();
        door.client.send(DoorFixture.request("room", "next", "ann"));
        assertThat(texts()).containsExactly("opened", "under way", "next");
    }

    private MessageServiceGrpc.MessageServiceFutureStub client() {
        return MessageServiceGrpc.newFutureStub(door.channel);
    }

    private static ListenableFuture<SendResponse> send(MessageServiceGrpc.MessageServiceFutureStub by, String text) {
        return by.send(DoorFixture.request("room", text, "ann"));
    }

    private static Status.Code statusOf(ListenableFuture<SendResponse> call) throws InterruptedException {
        try {
            call.get();
            return Status.Code.OK;
        } catch (ExecutionException failure) {
            return Status.fromThrowable(failure).getCode();
        }
    }

    private List<String> texts() {
        return door.client.pull(PullRequest.newBuilder().setChat("room").build()).getMessagesList().stream()
                .map(Message::getText)
                .toList();
    }
}
