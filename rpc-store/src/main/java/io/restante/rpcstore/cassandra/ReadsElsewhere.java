package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.retry.RetryDecision;
import com.datastax.oss.driver.api.core.retry.RetryPolicy;
import com.datastax.oss.driver.api.core.servererrors.CoordinatorException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.WriteType;
import com.datastax.oss.driver.api.core.session.Request;

/**
 * A read that its node took and did not answer, because it went or failed, is asked of other nodes, so that no caller notices the restart of a node.
 * One that was late, or turned away by a node that has too much to do, is not.
 *
 * <p>Every failure of a write goes to the caller. It may be repeated only with the same bytes and only by the one writer of its chat,
 * which therefore has to learn of every outcome. The driver itself asks here of breaks and of most errors only for statements that are marked as idempotent,
 * which {@link Statements} does for reads alone.
 *
 * <p>Made by the driver, by its class name.
 */
@SuppressWarnings("deprecation") // The newer form of these methods falls back on the older, which is still abstract.
public final class ReadsElsewhere implements RetryPolicy {
    /** More other nodes than may be out of order while a quorum answers. */
    private static final int MOST = 2;

    /** @param context asked for by the driver */
    public ReadsElsewhere(DriverContext context, String profile) {}

    @Override
    public RetryDecision onReadTimeout(
            Request request, ConsistencyLevel level, int blockFor, int received, boolean dataPresent, int retries) {
        return RetryDecision.RETHROW;
    }

    @Override
    public RetryDecision onWriteTimeout(
            Request request, ConsistencyLevel level, WriteType type, int blockFor, int received, int retries) {
        return RetryDecision.RETHROW;
    }

    @Override
    public RetryDecision onUnavailable(Request request, ConsistencyLevel level, int required, int alive, int retries) {
        return elsewhere(request, retries);
    }

    @Override
    public RetryDecision onRequestAborted(Request request, Throwable error, int retries) {
        return elsewhere(request, retries);
    }

    @Override
    public RetryDecision onErrorResponse(Request request, CoordinatorException error, int retries) {
        return error instanceof ServerError ? elsewhere(request, retries) : RetryDecision.RETHROW;
    }

    private static RetryDecision elsewhere(Request request, int retries) {
        return Boolean.TRUE.equals(request.isIdempotent()) && retries < MOST
                ? RetryDecision.RETRY_NEXT
                : RetryDecision.RETHROW;
    }

    @Override
    public void close() {}
}
