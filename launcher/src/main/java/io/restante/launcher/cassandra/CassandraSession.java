package io.restante.launcher.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import io.restante.launcher.health.Endpoint;
import io.restante.launcher.problem.Problem;

/** A session whose failures are sentences. */
public final class CassandraSession implements AutoCloseable {
    /** What is done with a session. */
    @FunctionalInterface
    public interface Work<T> {
        T with(CqlSession session);
    }

    private final Contact contact;
    private final CqlSession session;

    private CassandraSession(Contact contact, CqlSession session) {
        this.contact = contact;
        this.session = session;
    }

    /** @throws Problem when nobody answers there, or refuses the login */
    public static CassandraSession open(Contact contact) {
        try {
            return new CassandraSession(
                    contact,
                    CqlSession.builder()
                            .addContactPoints(contact.nodes().stream()
                                    .map(Endpoint::socket)
                                    .toList())
                            .withConfigLoader(contact.driver())
                            .build());
        } catch (AllNodesFailedException e) {
            throw isRefusedLogin(e) ? refused(contact) : silent(contact);
        } catch (IllegalArgumentException e) {
            throw new Problem("The driver of Cassandra cannot be set so, see CASSANDRA_DEFAULT_... in the environment: "
                    + e.getMessage());
        }
    }

    /** @throws Problem for what Cassandra answers, or does not */
    public <T> T run(Work<T> work) {
        try {
            return work.with(session);
        } catch (NoNodeAvailableException e) {
            throw new Problem(
                    "No node of datacenter " + contact.datacenter() + " answers at " + contact
                            + ": is that its name? CASSANDRA_DEFAULT_BASIC_LOAD_BALANCING_POLICY_LOCAL_DATACENTER names another.");
        } catch (AllNodesFailedException e) {
            throw silent(contact);
        } catch (UnauthorizedException e) {
            throw new Problem("Cassandra at " + contact + " does not allow it: " + e.getMessage());
        } catch (InvalidQueryException e) {
            throw new Problem("Cassandra at " + contact + " has no tables of Restante in the keyspace "
                    + contact.keyspace() + ": " + e.getMessage());
        } catch (QueryExecutionException | DriverTimeoutException e) {
            throw new Problem("Not every replica answers at " + contact + ", and nothing less will do: see that every"
                    + " node is up. (" + e.getMessage() + ")");
        } catch (DriverException e) {
            throw new Problem("Cassandra at " + contact + " failed: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        session.close();
    }

    private static boolean isRefusedLogin(AllNodesFailedException failure) {
        return failure.getAllErrors().values().stream()
                .anyMatch(errors -> errors.stream().anyMatch(AuthenticationException.class::isInstance));
    }

    private static Problem refused(Contact contact) {
        return new Problem(
                "Cassandra at " + contact + " asks for another login: set"
                        + " CASSANDRA_DEFAULT_ADVANCED_AUTH_PROVIDER_CLASS=PlainTextAuthProvider, and _USERNAME and _PASSWORD.");
    }

    private static Problem silent(Contact contact) {
        return new Problem("No Cassandra answers at " + contact + ": ./restante status tells what runs.");
    }
}
