package io.restante.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.HttpDoor.Answer;
import io.restante.systemtest.running.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real SIGTERM. */
class StopST {
    private final Installation installation = Installation.shared();
    private final HttpDoor http = installation.http();

    @AfterEach
    void goOn() {
        installation.store().resume();
        installation.startAll();
    }

    @Test
    void aSendThatIsUnderWayShouldBeAnsweredWhenTheApiIsToldToStop() throws IOException {
        installation.store().pause();
        CompletableFuture<Answer> send = CompletableFuture.supplyAsync(this::send);
        http.get("/ping");
        CompletableFuture<Void> stop = CompletableFuture.runAsync(installation.api()::stop);
        await("a connection is told that it ends").until(this::isGoing);
        installation.store().resume();

        assertThat(send.join().status()).isEqualTo(200);
        stop.join();
    }

    private Answer send() {
        try {
            return http.send("stop", "under way", "ann", null);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private boolean isGoing() throws IOException {
        return http.get("/ping").headers().firstValue("Connection").stream().anyMatch("close"::equalsIgnoreCase);
    }
}
