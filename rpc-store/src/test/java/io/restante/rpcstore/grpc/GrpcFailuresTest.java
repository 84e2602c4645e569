package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.message.InMemoryMessageStore;
import io.restante.rpcstore.message.MessageStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** What the gRPC door tells a client when the store cannot do what it should. */
class GrpcFailuresTest {
    private static final String SECRET = "what nobody outside must see";

    @Test
    void aStoreThatOwnsNothingShouldAskToTryLater() throws Exception {
        try (DoorFixture door = new DoorFixture(new InMemoryMessageStore(), DoorFixture.MEMORY)) {
            door.stopServing();
            shouldAskToTryLater(door, "STORE_UNAVAILABLE");
        }
    }

    @Test
    void aStoreThatHasNoRoomShouldAskToTryLater() throws Exception {
        MemoryLimits none =
                new MemoryLimits(1_000, 1, 1_000_000, 1_000_000, 1_000_000, 1_000, 1_000, 1_000_000, 66_000);
        try (DoorFixture door = new DoorFixture(new InMemoryMessageStore(), none)) {
            shouldAskToTryLater(door, "STORE_OVERLOADED");
        }
    }

    @Test
    void pagesThatWaitForTheirReadersShouldBeBoundedTogether() throws Exception {
        MemoryLimits twoPages =
                new MemoryLimits(1_000, 1_000_000, 1_000_000, 2_500, 1_000_000, 1_000, 1_000, 1_000_000, 66_000);
        try (DoorFixture door = new DoorFixture(new InMemoryMessageStore(), twoPages)) {
            door.client.send(DoorFixture.request("small", "x".repeat(1_000), "ann"));
            door.client.send(DoorFixture.request("large", "x".repeat(3_000), "ann"));
            StatusRuntimeException refused = DoorFixture.refused(() -> pull(door, "large"));
            assertThat(DoorFixture.info(refused).getReason()).isEqualTo("STORE_OVERLOADED");

            for (int taken = 0; taken < 10; taken++) {
                assertThat(pull(door, "small").getMessagesCount()).isEqualTo(1);
            }
        }
    }

    private static PullResponse pull(DoorFixture door, String chat) {
        return door.client.pull(PullRequest.newBuilder().setChat(chat).build());
    }

    @Test
    void aDefectShouldBeToldAsInternalWithoutAnythingOfItsCause() throws Exception {
        try (DoorFixture door = new DoorFixture(defective(), DoorFixture.MEMORY)) {
            door.client.send(DoorFixture.request("room", "m", "ann"));
            StatusRuntimeException failed = DoorFixture.refused(() -> pull(door, "room"));

            assertThat(failed.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
            assertThat(DoorFixture.info(failed).getReason()).isEqualTo("INTERNAL");
            assertThat(StatusProto.fromThrowable(failed).toString())
                    .doesNotContain(SECRET)
                    .doesNotContain("Exception")
                    .doesNotContain("io.restante");
        }
    }

    /** Cannot read pages: it breaks the promise of its port, and throws. */
    private static MessageStore defective() {
        InMemoryMessageStore rows = new InMemoryMessageStore();
        return (MessageStore) Proxy.newProxyInstance(
                MessageStore.class.getClassLoader(),
                new Class<?>[] {MessageStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("page")) {
                        throw new IllegalStateException(SECRET);
                    }
                    return method.invoke(rows, arguments);
                });
    }

    private static void shouldAskToTryLater(DoorFixture door, String code) throws IOException {
        StatusRuntimeException refused =
                DoorFixture.refused(() -> door.client.send(DoorFixture.request("room", "m", "ann")));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(DoorFixture.info(refused).getReason()).isEqualTo(code);
        assertThat(StatusProto.fromThrowable(refused).getDetailsList()).anyMatch(detail -> detail.is(RetryInfo.class));
    }
}
