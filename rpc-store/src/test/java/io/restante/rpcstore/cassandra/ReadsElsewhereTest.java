package io.restante.rpcstore.cassandra;

import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.closeConnection;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.overloaded;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.readTimeout;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.rows;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.serverError;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.unavailable;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.simulacron.common.cluster.ClusterSpec;
import com.datastax.oss.simulacron.common.codec.ConsistencyLevel;
import com.datastax.oss.simulacron.common.result.Result;
import com.datastax.oss.simulacron.common.stubbing.CloseType;
import com.datastax.oss.simulacron.common.stubbing.DisconnectAction;
import com.datastax.oss.simulacron.server.BoundCluster;
import com.datastax.oss.simulacron.server.BoundNode;
import com.datastax.oss.simulacron.server.Inet4Resolver;
import com.datastax.oss.simulacron.server.Server;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.message.StoreUnavailableException;
import io.restante.rpcstore.message.WriteOutcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our statements, through the driver as it is set, against three nodes that fail as they are told. */
class ReadsElsewhereTest {
    private static final String READ = "SELECT n FROM k.t";
    private static final String WRITE = "INSERT INTO k.t (n) VALUES (1)";

    private Server server;
    private BoundCluster cluster;
    private CqlSession session;
    private Statements statements;

    @BeforeEach
    void setUp() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = Server.builder()
                .withAddressResolver(new Inet4Resolver(new byte[] {127, 0, 1, 1}, port))
                .build();
        cluster = server.register(ClusterSpec.builder().withNodes(3));
        InetSocketAddress first = cluster.node(0).inetSocketAddress();
        DriverOptions options = DriverOptionsTest.options(DriverOptionsTest.file(Map.of(
                "cassandra.default.basic.contact-points",
                List.of(first.getAddress().getHostAddress() + ":" + first.getPort()),
                "cassandra.default.basic.load-balancing-policy.local-datacenter",
                "dc1",
                "cassandra.default.advanced.protocol.version",
                "V4",
                "cassandra.default.advanced.metadata.schema.enabled",
                "false")));
        session = CqlSession.builder()
                .withConfigLoader(options.messages())
                .withMetricRegistry(new SimpleMeterRegistry())
                .build();
        statements = new Statements(session);
    }

    @AfterEach
    void tearDown() {
        session.close();
        server.close();
    }

    static Stream<Result> failuresOfANode() {
        return Stream.of(gone(), serverError("is being stopped"), unavailable(ConsistencyLevel.QUORUM, 2, 1));
    }

    @ParameterizedTest
    @MethodSource("failuresOfANode")
    void aReadShouldBeAnsweredWhileOneNodeOfThreeStillCan(Result failure) {
        cluster.node(0).prime(when(READ).then(failure));
        cluster.node(1).prime(when(READ).then(failure));
        cluster.node(2).prime(when(READ).then(rows().row("n", 7).columnTypes("n", "int")));

        assertThat(read()).containsExactly(7);
    }

    @ParameterizedTest
    @MethodSource("failuresOfANode")
    void aReadThatNobodyAnswersShouldFailAfterThreeNodes(Result failure) {
        cluster.prime(when(READ).then(failure));

        assertThatThrownBy(this::read)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(asked(READ)).isEqualTo(3);
    }

    static Stream<Result> signsOfTooMuchWork() {
        return Stream.of(overloaded("too much"), readTimeout(ConsistencyLevel.QUORUM, 1, 2, false));
    }

    @ParameterizedTest
    @MethodSource("signsOfTooMuchWork")
    void aReadThatIsTooMuchForANodeShouldNotBeAskedOfAnother(Result failure) {
        cluster.prime(when(READ).then(failure));

        assertThatThrownBy(this::read)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(asked(READ)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("failuresOfANode")
    void aWriteShouldNeverBeRepeatedByTheDriver(Result failure) {
        cluster.prime(when(WRITE).then(failure));

        assertThat(statements
                        .write("write", SimpleStatement.newInstance(WRITE))
                        .toCompletableFuture()
                        .join())
                .isNotEqualTo(WriteOutcome.STORED);
        assertThat(asked(WRITE)).isEqualTo(1);
    }

    @Test
    void aTransactionShouldNeverBeRepeatedByTheDriver() {
        cluster.prime(when(WRITE).then(gone()));

        assertThat(statements
                        .transact("move", SimpleStatement.newInstance(WRITE))
                        .toCompletableFuture()
                        .join())
                .isEqualTo(TransactionOutcome.UNKNOWN);
        assertThat(asked(WRITE)).isEqualTo(1);
    }

    private static Result gone() {
        return closeConnection(DisconnectAction.Scope.CONNECTION, CloseType.DISCONNECT);
    }

    private List<Integer> read() {
        return statements
                .read("read", SimpleStatement.newInstance(READ), row -> row.getInt("n"))
                .toCompletableFuture()
                .join();
    }

    private long asked(String statement) {
        return cluster.getNodes().stream()
                .map(BoundNode::getLogs)
                .flatMap(logs -> logs.getQueryLogs().stream())
                .filter(log -> statement.equals(log.getQuery()))
                .count();
    }
}
