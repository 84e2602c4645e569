package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.cql.ExecutionInfo;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.message.WriteOutcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * What a failure says of the write that failed. Only a failure that certainly came before anything was done is a
 * rejection; whatever is not listed here, timeouts and broken connections first of all, leaves the write unknown.
 */
final class WriteOutcomes {
    private WriteOutcomes() {}

    static WriteOutcome ofWrite(Throwable failure) {
        Throwable cause = cause(failure);
        // A coordinator counts the live replicas of a plain write before it sends it to any of them.
        boolean rejected = neverStarted(cause) || (cause instanceof UnavailableException && firstTry(cause));
        return rejected ? WriteOutcome.NOT_STORED : WriteOutcome.UNKNOWN;
    }

    /** Here an unavailable replica may also be missed only when an accepted transaction is committed. */
    static TransactionOutcome ofTransaction(Throwable failure) {
        return neverStarted(cause(failure)) ? TransactionOutcome.REJECTED : TransactionOutcome.UNKNOWN;
    }

    private static boolean neverStarted(Throwable failure) {
        if (failure instanceof AllNodesFailedException all) {
            // No errors at all: there was no node to try.
            return all.getAllErrors().values().stream().flatMap(List::stream).allMatch(WriteOutcomes::nodeDidNothing);
        }
        return failure instanceof RequestThrottlingException
                || (failure instanceof QueryValidationException && firstTry(failure));
    }

    /** Whether the nodes that were tried before the one that answered, if any, did nothing either. */
    private static boolean firstTry(Throwable failure) {
        ExecutionInfo info = failure instanceof DriverException known ? known.getExecutionInfo() : null;
        return info == null
                || info.getErrors().stream().map(Map.Entry::getValue).allMatch(WriteOutcomes::nodeDidNothing);
    }

    private static boolean nodeDidNothing(Throwable error) {
        return error instanceof BusyConnectionException
                || error instanceof NodeUnavailableException
                || error instanceof BootstrappingException;
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
