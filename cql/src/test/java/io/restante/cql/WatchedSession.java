package io.restante.cql;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A session whose synchronous statements a test may see, hold, fail or lose. */
interface WatchedSession {
    /** Stands between the caller and the statement, which {@code real} executes. */
    ResultSet execute(String query, Statement real);

    /** The statement as the real session executes it. */
    @FunctionalInterface
    interface Statement {
        ResultSet execute();
    }

    static CqlSession of(CqlSession session, WatchedSession watcher) {
        return (CqlSession) Proxy.newProxyInstance(
                WatchedSession.class.getClassLoader(), new Class<?>[] {CqlSession.class}, (proxy, method, args) -> {
                    if (method.getName().equals("execute") && args.length == 1) {
                        return watcher.execute(query(args[0]), () -> (ResultSet) call(session, method, args));
                    }
                    return call(session, method, args);
                });
    }

    private static Object call(CqlSession session, java.lang.reflect.Method method, Object[] args) {
        try {
            return method.invoke(session, args);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String query(Object statement) {
        return statement instanceof BoundStatement bound
                ? bound.getPreparedStatement().getQuery()
                : ((SimpleStatement) statement).getQuery();
    }
}
