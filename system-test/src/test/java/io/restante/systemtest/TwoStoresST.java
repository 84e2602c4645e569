package io.restante.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.StatusRuntimeException;
import io.restante.protos.api.SendRequest;
import io.restante.systemtest.running.GrpcDoor;
import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.Installation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two stores share the chats, and take over from each other: by a clean stop unnoticed, by a kill within seconds. */
class TwoStoresST {
    private static final List<String> CHATS =
            IntStream.range(0, 20).mapToObj(i -> "st-two-" + i).toList();

    private final Installation installation = Installation.shared();
    private final HttpDoor http = installation.http();

    @AfterEach
    void oneStoreAgain() {
        installation.store().start();
        installation.awaitReady();
        installation.secondStore().stop();
    }

    @Test
    void callsToAnyStoreShouldReachTheOwnerAlsoAfterItWasStoppedOrKilled() throws Exception {
        installation.secondStore().start();
        try (GrpcDoor second = installation.secondGrpc()) {
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> isSentBy(second, "at the other door"));
        }

        installation.store().stop();
        sendAll("after the stop", false);

        installation.store().start();
        installation.awaitReady();
        installation.secondStore().kill();
        sendAll("after the kill", true);

        for (String chat : CHATS) {
            assertThat(texts(chat)).containsExactly("after the stop", "after the kill");
        }
    }

    private static boolean isSentBy(GrpcDoor door, String text) {
        try {
            door.stub()
                    .send(SendRequest.newBuilder()
                            .setChat("st-two-door")
                            .setText(text)
                            .setSender("ann")
                            .build());
            return true;
        } catch (StatusRuntimeException notYet) {
            return false;
        }
    }

    /** @param patiently as a client that repeats what is open, with its key */
    private void sendAll(String text, boolean patiently) throws IOException {
        for (String chat : CHATS) {
            if (patiently) {
                Awaitility.await()
                        .atMost(30, TimeUnit.SECONDS)
                        .until(() -> http.send(chat, text, "ann", text.replace(' ', '-'))
                                        .status()
                                == 200);
            } else {
                assertThat(http.send(chat, text, "ann", null).status()).isEqualTo(200);
            }
        }
    }

    private List<String> texts(String chat) throws IOException {
        JsonNode messages = http.pull(chat, 0, 10, false).messages();
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("text").asText())
                .toList();
    }
}
