package io.restante.rpcstore.cassandra;

import static com.datastax.oss.driver.api.core.DefaultConsistencyLevel.QUORUM;
import static com.datastax.oss.driver.api.core.DefaultConsistencyLevel.SERIAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.datastax.oss.driver.api.core.servererrors.DefaultWriteType;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteFailureException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.message.WriteOutcome;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WriteOutcomesTest {
    private static final Node ONE = node();
    private static final Node TWO = node();

    static Stream<Throwable> neverStarted() {
        return Stream.of(
                new RequestThrottlingException("the queue is full"),
                new NoNodeAvailableException(),
                allFailed(new BusyConnectionException(1_024), new NodeUnavailableException(TWO)),
                allFailed(new BootstrappingException(ONE), new BusyConnectionException(1_024)),
                new InvalidQueryException(ONE, "batch too large"),
                new SyntaxError(ONE, "no viable alternative"),
                new UnauthorizedException(ONE, "no MODIFY permission"));
    }

    static Stream<Throwable> open() {
        return Stream.of(
                new DriverTimeoutException("timed out after 6 s"),
                new WriteTimeoutException(ONE, QUORUM, 1, 2, DefaultWriteType.SIMPLE),
                new WriteTimeoutException(ONE, QUORUM, 0, 2, DefaultWriteType.UNLOGGED_BATCH),
                new WriteTimeoutException(ONE, SERIAL, 0, 2, DefaultWriteType.CAS),
                new WriteFailureException(ONE, QUORUM, 1, 2, DefaultWriteType.SIMPLE, 1, Map.of()),
                new CASWriteUnknownException(ONE, SERIAL, 1, 2),
                new ReadTimeoutException(ONE, SERIAL, 1, 2, false),
                new OverloadedException(ONE, "too many hints"),
                new ServerError(ONE, "java.lang.RuntimeException"),
                new ClosedConnectionException("lost connection"),
                new HeartbeatException(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 9042), "no answer", new IOException()),
                allFailed(new BusyConnectionException(1_024), new ClosedConnectionException("lost connection")),
                allFailed(new ClosedChannelException(), new NodeUnavailableException(TWO)),
                new IllegalStateException("session is closed"),
                new IOException("broken pipe"));
    }

    @ParameterizedTest
    @MethodSource("neverStarted")
    void failureBeforeAnythingWasDoneShouldBeARejection(Throwable failure) {
        assertThat(WriteOutcomes.ofWrite(failure)).isEqualTo(WriteOutcome.NOT_STORED);
        assertThat(WriteOutcomes.ofTransaction(failure)).isEqualTo(TransactionOutcome.REJECTED);
    }

    @ParameterizedTest
    @MethodSource("open")
    void anyOtherFailureShouldLeaveTheOutcomeUnknown(Throwable failure) {
        assertThat(WriteOutcomes.ofWrite(failure)).isEqualTo(WriteOutcome.UNKNOWN);
        assertThat(WriteOutcomes.ofTransaction(failure)).isEqualTo(TransactionOutcome.UNKNOWN);
    }

    @Test
    void tooFewReplicasShouldRejectAWriteButLeaveATransactionOpen() {
        Throwable failure = new UnavailableException(ONE, QUORUM, 2, 1);

        assertThat(WriteOutcomes.ofWrite(failure)).isEqualTo(WriteOutcome.NOT_STORED);
        assertThat(WriteOutcomes.ofTransaction(failure)).isEqualTo(TransactionOutcome.UNKNOWN);
    }

    @Test
    void wrappedFailureShouldCountAsItsCause() {
        assertThat(WriteOutcomes.ofWrite(new CompletionException(new NoNodeAvailableException())))
                .isEqualTo(WriteOutcome.NOT_STORED);
        assertThat(WriteOutcomes.ofWrite(new CompletionException(new DriverTimeoutException("late"))))
                .isEqualTo(WriteOutcome.UNKNOWN);
    }

    private static AllNodesFailedException allFailed(Throwable one, Throwable two) {
        return AllNodesFailedException.fromErrors(List.of(Map.entry(ONE, one), Map.entry(TWO, two)));
    }

    private static Node node() {
        return (Node) Proxy.newProxyInstance(
                WriteOutcomesTest.class.getClassLoader(), new Class<?>[] {Node.class}, (proxy, method, args) -> {
                    return switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == args[0];
                        case "toString" -> "node";
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }
}
