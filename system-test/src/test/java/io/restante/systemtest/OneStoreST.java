package io.restante.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.Installation;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An API without a store, a store without Cassandra. */
class OneStoreST {
    private final Installation installation = Installation.shared();
    private final HttpDoor http = installation.http();

    @Test
    void sendsShouldBeCertainlyNotStoredWhileNoStoreRuns() throws Exception {
        installation.store().stop();
        HttpDoor.Answer answer = http.send("st-gone", "lost?", "ann", null);
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> http.get("/health/readiness").status() == 503);
        assertThat(http.get("/health/liveness").status()).isEqualTo(200);
        installation.store().start();
        installation.awaitReady();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("STORE_UNAVAILABLE");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(http.pull("st-gone", 0, 10, false).messages()).isEmpty();
    }

    @Test
    void sendsAndPullsShouldBeRefusedWhileCassandraCannotBeReached() throws Exception {
        http.send("st-known", "before", "ann", null);
        installation.killCassandra();
        // A send that was under way when it went is open; soon none is.
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> http.send("st-known", "known", "ann", null).status() == 503);
        HttpDoor.Answer fresh = http.send("st-fresh", "fresh", "ann", null);
        HttpDoor.Answer pull = http.pull("st-known", 0, 10, false);
        installation.startCassandra();
        installation.awaitReady();

        assertThat(fresh.code()).isEqualTo("STORE_UNAVAILABLE");
        assertThat(pull.code()).isEqualTo("STORE_UNAVAILABLE");
        assertThat(http.pull("st-fresh", 0, 10, false).messages()).isEmpty();
    }
}
