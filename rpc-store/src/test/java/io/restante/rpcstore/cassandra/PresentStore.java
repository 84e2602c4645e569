package io.restante.rpcstore.cassandra;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.restante.protos.api.Message;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** The whole store of this version on a keyspace of a test, and a client of it, who tries again what is certainly not done. */
final class PresentStore implements AutoCloseable {
    private final EmbeddedServer door;
    private final ManagedChannel channel;

    private PresentStore(EmbeddedServer door) {
        this.door = door;
        this.channel = NettyChannelBuilder.forAddress("127.0.0.1", door.getPort())
                .usePlaintext()
                .build();
    }

    /** Serving. */
    static PresentStore on(String keyspace) {
        Map<String, Object> properties = CassandraFixture.configuration();
        properties.put("cassandra.default.basic.session-keyspace", keyspace);
        properties.put("grpc.server.port", "0");
        PresentStore store = new PresentStore(ApplicationContext.run(EmbeddedServer.class, properties));
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(store::isServing);
        return store;
    }

    <T> T bean(Class<T> type) {
        return door.getApplicationContext().getBean(type);
    }

    /** @return its send time */
    long send(SendRequest message) {
        return insist(() -> MessageServiceGrpc.newBlockingStub(channel).send(message))
                .getSendTime();
    }

    /** From the oldest, a few at a time. */
    List<Message> pullAll(String chat) {
        List<Message> messages = new ArrayList<>();
        PullRequest request = PullRequest.newBuilder().setChat(chat).setLimit(3).build();
        boolean more = true;
        while (more) {
            PullRequest next = request;
            PullResponse page =
                    insist(() -> MessageServiceGrpc.newBlockingStub(channel).pull(next));
            messages.addAll(page.getMessagesList());
            request = request.toBuilder().setCursor(page.getNextCursor()).build();
            more = page.getHasMore();
        }
        return messages;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        door.getApplicationContext().close();
    }

    private static <T> T insist(Callable<T> call) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsMatching(
                        failure -> Status.fromThrowable(failure).getCode() == Status.Code.UNAVAILABLE)
                .until(call, answer -> true);
    }

    private boolean isServing() {
        return HealthGrpc.newBlockingStub(channel)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus()
                == ServingStatus.SERVING;
    }
}
