package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.message.StoreUnavailableException;
import io.restante.rpcstore.message.WriteOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/** Executes statements on one session, and turns what comes back into the outcomes of the ports. Reads alone are marked as idempotent. */
final class Statements {
    private final CqlSession session;
    private final FailureLog failures = new FailureLog(LoggerFactory.getLogger(Statements.class), System::nanoTime);

    Statements(CqlSession session) {
        this.session = session;
    }

    /** Never completes exceptionally. */
    CompletionStage<WriteOutcome> write(String what, Statement<?> statement) {
        return execute(statement).handle((done, failure) -> {
            if (failure == null) {
                return WriteOutcome.STORED;
            }
            failures.add(what, failure);
            return WriteOutcomes.ofWrite(failure);
        });
    }

    /** Never completes exceptionally. */
    CompletionStage<TransactionOutcome> transact(String what, Statement<?> statement) {
        return execute(statement).handle((done, failure) -> {
            if (failure == null) {
                return done.wasApplied() ? TransactionOutcome.APPLIED : TransactionOutcome.REJECTED;
            }
            failures.add(what, failure);
            return WriteOutcomes.ofTransaction(failure);
        });
    }

    /** Completes exceptionally with {@link StoreUnavailableException} where the driver or a node failed. */
    <T> CompletionStage<List<T>> read(String what, Statement<?> statement, Function<Row, T> row) {
        return read(what, statement, new RowReader<>(row, Long.MAX_VALUE));
    }

    <T> CompletionStage<List<T>> read(String what, Statement<?> statement, RowReader<T> reader) {
        return execute(statement.setIdempotent(true)).thenCompose(reader::read).exceptionally(failure -> {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (cause instanceof DriverException) {
                failures.add(what, cause);
                throw new StoreUnavailableException("Cassandra failed to " + what, cause);
            }
            throw new CompletionException(cause);
        });
    }

    private CompletionStage<AsyncResultSet> execute(Statement<?> statement) {
        try {
            return session.executeAsync(statement);
        } catch (RuntimeException e) {
            // A session that is closed throws at once.
            return CompletableFuture.failedStage(e);
        }
    }
}
