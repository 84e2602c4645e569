package io.restante.rpcstore.grpc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.restante.protos.api.Message;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.rpcstore.message.InMemoryMessageStore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gRPC door answers where nothing is wrong. */
class MessageGrpcServiceTest {
    private DoorFixture door;

    @BeforeEach
    void open() throws Exception {
        door = new DoorFixture(new InMemoryMessageStore(), DoorFixture.MEMORY);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aMessageShouldBePulledAsItWasSent() {
        String text = "he\u0301llo 👩‍👩‍👧 \0 end\n";
        long sendTime =
                door.client.send(DoorFixture.request("bob:ann", text, "ann")).getSendTime();
        PullResponse page =
                door.client.pull(PullRequest.newBuilder().setChat("ann:bob").build());

        assertThat(page.getMessagesList())
                .containsExactly(Message.newBuilder()
                        .setChat("ann:bob")
                        .setText(text)
                        .setSender("ann")
                        .setSendTime(sendTime)
                        .build());
        assertThat(page.getHasMore()).isFalse();
        assertThat(page.getNextCursor()).isEqualTo(sendTime + 1);
    }

    @Test
    void aPullWithoutALimitShouldReturnTenAndAHighLimitShouldBeLowered() {
        for (int i = 0; i < 11; i++) {
            door.client.send(DoorFixture.request("room", "m" + i, "ann"));
        }
        assertThat(door.client
                        .pull(PullRequest.newBuilder().setChat("room").build())
                        .getMessagesCount())
                .isEqualTo(10);
        PullResponse all = door.client.pull(PullRequest.newBuilder()
                .setChat("room")
                .setLimit(Integer.MAX_VALUE)
                .build());
        assertThat(all.getMessagesCount()).isEqualTo(11);
    }

    @Test
    void aRepeatOfAKeyShouldBeMarkedInTheHeadersAndTheFirstShouldNot() {
        SendRequest keyed = DoorFixture.request("room", "m", "ann").toBuilder()
                .setIdempotencyKey("k".repeat(128))
                .build();
        AtomicReference<Metadata> headers = new AtomicReference<>();
        MessageServiceGrpc.MessageServiceBlockingStub marked =
                MessageServiceGrpc.newBlockingStub(ClientInterceptors.intercept(
                        door.channel, MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>())));
        long first = marked.send(keyed).getSendTime();
        assertThat(requireNonNull(headers.get()).get(ReplayMark.HEADER)).isNull();

        assertThat(marked.send(keyed).getSendTime()).isEqualTo(first);
        assertThat(requireNonNull(headers.get()).get(ReplayMark.HEADER)).isEqualTo("true");
    }
}
