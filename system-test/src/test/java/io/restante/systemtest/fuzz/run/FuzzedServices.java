package io.restante.systemtest.fuzz.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import io.restante.systemtest.running.GrpcDoor;
import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.Installation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Both services, watched for leaks: each buffer that is dropped without having been released is told in the log. */
public final class FuzzedServices implements AutoCloseable {
    private static final List<String> WATCHED =
            List.of(ServiceMemory.OPTION, "-Dio.netty.leakDetection.level=paranoid");
    private static final String CHAT = "well-meant";

    private final Installation installation = Installation.withOptions(WATCHED);
    private final HttpDoor http = installation.http();
    private final GrpcDoor grpc = installation.grpc();
    private final Pace httpPace = new Pace(() -> http.get("/ping"));
    private final Pace grpcPace =
            new Pace(() -> HealthGrpc.newBlockingStub(grpc.channel()).check(HealthCheckRequest.getDefaultInstance()));
    private final AtomicLong sent = new AtomicLong();

    public int httpPort() {
        return installation.httpPort();
    }

    public int grpcPort() {
        return installation.grpcPort();
    }

    public Pace httpPace() {
        return httpPace;
    }

    public Pace grpcPace() {
        return grpcPace;
    }

    /** Sends and pulls as a client should, at both doors: what a fuzzer does beside must not matter. */
    void checkThatTheyServe() throws IOException {
        httpPace.checkThatItIsMeasured();
        grpcPace.checkThatItIsMeasured();
        String text = "message " + sent.incrementAndGet();
        HttpDoor.Answer atHttp = http.send(CHAT, text, "ann", null);
        assertThat(atHttp.status()).as("%s", atHttp.body()).isEqualTo(200);
        assertThat(http.pull(CHAT, atHttp.sendTime(), 1, false).messages())
                .extracting(message -> message.path("text").asText())
                .containsExactly(text);
        long sendTime = grpc.stub()
                .send(SendRequest.newBuilder()
                        .setChat(CHAT)
                        .setText(text)
                        .setSender("bob")
                        .build())
                .getSendTime();
        assertThat(grpc.stub()
                        .pull(PullRequest.newBuilder()
                                .setChat(CHAT)
                                .setCursor(sendTime)
                                .build())
                        .getMessages(0)
                        .getText())
                .isEqualTo(text);
    }

    /** Of what was sent in order, nothing is lost and nothing is there twice. */
    void checkThatNothingIsLost() throws IOException {
        List<JsonNode> messages = http.pullAll(CHAT, 1000, false);
        assertThat(messages).hasSize((int) (2 * sent.get()));
        assertThat(messages.stream().map(message -> message.path("send_time").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    List<LogCheck> logs() {
        return List.of(new LogCheck("http-api", installation.api()), new LogCheck("rpc-store", installation.store()));
    }

    ServiceMemory apiMemory() {
        return ServiceMemory.of(installation.api().pid());
    }

    ServiceMemory storeMemory() {
        return ServiceMemory.of(installation.store().pid());
    }

    @Override
    public void close() {
        httpPace.close();
        grpcPace.close();
        grpc.close();
        installation.close();
    }
}
