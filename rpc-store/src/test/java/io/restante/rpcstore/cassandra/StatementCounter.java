package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.api.core.tracker.RequestIdGenerator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sees every statement right before it goes to a node, once for each page of an answer; the driver asks it for an id of
 * each. Made by the driver, by its class name.
 */
public final class StatementCounter implements RequestIdGenerator {
    private static final List<Statement<?>> SENT = new CopyOnWriteArrayList<>();

    public StatementCounter(DriverContext context) {}

    /** What was sent while the action ran; the action waits for its answers. */
    static List<Statement<?>> during(Runnable action) {
        SENT.clear();
        action.run();
        return List.copyOf(SENT);
    }

    @Override
    public String getSessionRequestId() {
        return "";
    }

    @Override
    public String getNodeRequestId(Request request, String sessionRequestId) {
        if (request instanceof Statement<?> statement) {
            SENT.add(statement);
        }
        return sessionRequestId;
    }

    /** As it is: the id need not travel. */
    @Override
    public Statement<?> getDecoratedStatement(Statement<?> statement, String nodeRequestId) {
        return statement;
    }
}
