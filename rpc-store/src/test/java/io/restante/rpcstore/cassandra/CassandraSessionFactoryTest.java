package io.restante.rpcstore.cassandra;

import static com.datastax.oss.driver.api.core.DefaultConsistencyLevel.QUORUM;
import static com.datastax.oss.driver.api.core.DefaultConsistencyLevel.SERIAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.DefaultWriteType;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CassandraSessionFactoryTest {
    private static final Node NODE = (Node) Proxy.newProxyInstance(
            Node.class.getClassLoader(),
            new Class<?>[] {Node.class},
            (node, method, arguments) -> method.getName().equals("toString") ? "node" : null);

    static Stream<DriverException> passing() {
        return Stream.of(
                new InvalidQueryException(NODE, "table schema_lock does not exist"),
                new UnavailableException(NODE, QUORUM, 2, 1),
                new WriteTimeoutException(NODE, SERIAL, 0, 2, DefaultWriteType.CAS),
                new DriverTimeoutException("timed out after 6 s"),
                new ServerError(NODE, "java.lang.IllegalArgumentException: Unknown CF"),
                new NoNodeAvailableException());
    }

    static Stream<DriverException> lasting() {
        return Stream.of(
                new SyntaxError(NODE, "no viable alternative"), new UnauthorizedException(NODE, "no ALTER permission"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void schemaShouldBeTriedAgainWhileNodesStartOrOthersChangeIt(DriverException failure) {
        assertThat(CassandraSessionFactory.mayPass(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void schemaThatIsRefusedShouldEndTheStart(DriverException failure) {
        assertThat(CassandraSessionFactory.mayPass(failure)).isFalse();
    }
}
