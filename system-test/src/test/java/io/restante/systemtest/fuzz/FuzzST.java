package io.restante.systemtest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.systemtest.fuzz.grpc.GrpcFuzzer;
import io.restante.systemtest.fuzz.http.BytesFuzzer;
import io.restante.systemtest.fuzz.http.DocumentFuzzer;
import io.restante.systemtest.fuzz.run.FuzzReport;
import io.restante.systemtest.fuzz.run.FuzzRun;
import io.restante.systemtest.fuzz.run.FuzzedServices;
import io.restante.systemtest.fuzz.run.Fuzzer;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Whatever a client writes, both services go on, keep what they have promised, and show nothing of their inside. */
@TestInstance(Lifecycle.PER_CLASS)
class FuzzST {
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 200);

    private final long seed = Long.getLong("fuzz.seed", new Random().nextInt(Integer.MAX_VALUE));
    private final FuzzedServices services = new FuzzedServices();

    @BeforeAll
    void tell() {
        System.out.println("fuzz.seed " + seed + ", " + REQUESTS + " requests of each kind");
    }

    @AfterAll
    void close() {
        services.close();
    }

    @Test
    void requestsMadeFromTheDocumentShouldBeAnsweredAsItSays() throws Exception {
        judge("document", new DocumentFuzzer(services.httpPort()));
    }

    @Test
    void brokenBytesAtTheHttpDoorShouldHarmNobody() throws Exception {
        judge("http-bytes", new BytesFuzzer(services.httpPort(), services.httpPace()));
    }

    @Test
    void brokenCallsAtTheGrpcDoorShouldHarmNobody() throws Exception {
        judge("grpc", new GrpcFuzzer(services.grpcPort(), services.grpcPace()));
    }

    private void judge(String name, Fuzzer fuzzer) throws Exception {
        FuzzReport report = new FuzzRun(services, name, fuzzer).play(seed, REQUESTS);
        System.out.println(report);
        assertThat(report.findings()).isEmpty();
    }
}
