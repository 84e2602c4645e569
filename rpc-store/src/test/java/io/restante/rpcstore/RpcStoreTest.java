package io.restante.rpcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.restante.protos.api.Message;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service as it is put together, but for Cassandra. */
@MicronautTest
@Property(name = "grpc.server.port", value = "0")
@Property(name = InMemoryStores.ENABLED, value = "true")
class RpcStoreTest {
    private final EmbeddedServer server;
    private ManagedChannel channel;

    RpcStoreTest(EmbeddedServer server) {
        this.server = server;
    }

    @BeforeEach
    void connect() {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void messagesShouldBeSentAndPulledOnceTheHealthSaysSo() {
        awaitServing();
        MessageServiceGrpc.MessageServiceBlockingStub client = MessageServiceGrpc.newBlockingStub(channel);
        client.send(SendRequest.newBuilder()
                .setChat("room")
                .setText("m")
                .setSender("ann")
                .build());

        assertThat(client.pull(PullRequest.newBuilder().setChat("room").build()).getMessagesList())
                .extracting(Message::getText)
                .containsExactly("m");
    }

    @Test
    void theHealthShouldBeToldOfTheServerAndOfItsService() {
        awaitServing();
        assertThat(health(MessageServiceGrpc.SERVICE_NAME)).isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void reflectionShouldNameEveryService() throws Exception {
        FirstAnswer<ServerReflectionResponse> answer = new FirstAnswer<>();
        StreamObserver<ServerReflectionRequest> questions =
                ServerReflectionGrpc.newStub(channel).serverReflectionInfo(answer);
        questions.onNext(
                ServerReflectionRequest.newBuilder().setListServices("").build());

        assertThat(answer.get(10, TimeUnit.SECONDS).getListServicesResponse().getServiceList())
                .extracting(ServiceResponse::getName)
                .contains(MessageServiceGrpc.SERVICE_NAME, HealthGrpc.SERVICE_NAME, ServerReflectionGrpc.SERVICE_NAME);
    }

    private void awaitServing() {
        Awaitility.await().until(() -> health("") == ServingStatus.SERVING);
    }

    private ServingStatus health(String service) {
        return HealthGrpc.newBlockingStub(channel)
                .check(HealthCheckRequest.newBuilder().setService(service).build())
                .getStatus();
    }
}
