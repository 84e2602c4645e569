package io.restante.cql;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one process at a time change the schema. The lock is one row, changed by lightweight transactions, each of which
 * gives it a new nonce and is conditional on the nonce seen before: one that lands late, after its outcome was given up
 * as unknown, finds another nonce and does nothing. The holder renews it before every statement; who waits takes it
 * over once it has seen the same nonce for the whole lease, by its own monotonic clock.
 */
final class MigrationLock implements AutoCloseable {
    static final String TABLE = "schema_lock";
    static final String READ = "SELECT holder, nonce FROM %s.schema_lock WHERE name = ?";
    static final String CREATE = "INSERT INTO %s.schema_lock (name, holder, nonce) VALUES (?, ?, ?) IF NOT EXISTS";
    static final String CHANGE = "UPDATE %s.schema_lock SET holder = ?, nonce = ? WHERE name = ? IF nonce = ?";

    private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);
    private static final String NAME = "schema";
    private static final Duration POLL = Duration.ofMillis(200);

    private final CqlSession session;
    private final Duration lease;
    private final PreparedStatement read;
    private final PreparedStatement create;
    private final PreparedStatement change;
    private final UUID self = UUID.randomUUID();

    private MigrationLock(CqlSession session, KeyspaceSettings keyspace, Duration lease) {
        this.session = session;
        this.lease = lease;
        this.read = session.prepare(keyspace.qualify(READ));
        this.create = session.prepare(keyspace.qualify(CREATE));
        this.change = session.prepare(keyspace.qualify(CHANGE));
    }

    /** Waits until the lock is ours. It waits as long as others renew it, and each of their statements has a timeout. */
    static MigrationLock acquire(CqlSession session, KeyspaceSettings keyspace, Ddl ddl, Duration lease) {
        ddl.execute(definition(keyspace));
        MigrationLock lock = new MigrationLock(session, keyspace, lease);
        lock.await();
        return lock;
    }

    /**
     * The one table that is made before there is a lock. Two processes that make it at once must make the same one, so
     * its id, which Cassandra else draws at random, is fixed within the keyspace.
     */
    static String definition(KeyspaceSettings keyspace) {
        UUID id = UUID.nameUUIDFromBytes((keyspace.name().asInternal() + '.' + TABLE).getBytes(StandardCharsets.UTF_8));
        return "CREATE TABLE IF NOT EXISTS schema_lock (name text PRIMARY KEY, holder uuid, nonce uuid) WITH ID = " + id
                + " AND read_repair = 'BLOCKING'";
    }

    /**
     * Starts the lease anew.
     *
     * @throws MigrationException if another process has taken the lock over
     */
    void renew() {
        Row row = read();
        while (row != null && self.equals(row.getUuid("holder"))) {
            if (change(row.getUuid("nonce"), self)) {
                return;
            }
            row = read();
        }
        throw new MigrationException(
                "this process must hold the lock on the schema to change it, but has lost it after " + lease
                        + " without renewal; start again");
    }

    @Override
    public void close() {
        try {
            Row row = read();
            if (row != null && self.equals(row.getUuid("holder"))) {
                change(row.getUuid("nonce"), null);
            }
        } catch (DriverException e) {
            LOG.warn("The lock on the schema could not be released; others take it over after {}", lease, e);
        }
    }

    private void await() {
        UUID seen = null;
        long since = 0;
        while (true) {
            Row row = read();
            UUID holder = row == null ? null : row.getUuid("holder");
            UUID nonce = row == null ? null : row.getUuid("nonce");
            if (self.equals(holder)) {
                return;
            }
            if (!Objects.equals(nonce, seen)) {
                seen = nonce;
                since = System.nanoTime();
                if (holder != null) {
                    LOG.info("Process {} is changing the schema; waiting for it", holder);
                }
            }
            boolean free = holder == null || System.nanoTime() - since > lease.toNanos();
            if (free && change(nonce, self)) {
                return;
            }
            pause();
        }
    }

    private @Nullable Row read() {
        return session.execute(read.bind(NAME).setConsistencyLevel(ConsistencyLevel.SERIAL))
                .one();
    }

    /** Whether this very change is done, as far as is known now. */
    private boolean change(@Nullable UUID seen, @Nullable UUID holder) {
        UUID nonce = UUID.randomUUID();
        BoundStatement statement =
                seen == null ? create.bind(NAME, holder, nonce) : change.bind(holder, nonce, NAME, seen);
        try {
            return session.execute(statement).wasApplied();
        } catch (DriverException unknown) {
            LOG.debug("Outcome unknown; reading what became of it", unknown);
            Row row = read();
            return row != null && nonce.equals(row.getUuid("nonce"));
        }
    }

    /** Nothing in Cassandra tells that a row has changed; it has to be looked at again. */
    private static void pause() {
        LockSupport.parkNanos(POLL.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new MigrationException("interrupted while waiting for the lock on the schema");
        }
    }
}
