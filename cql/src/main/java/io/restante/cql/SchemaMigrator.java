package io.restante.cql;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a keyspace to the schema of this release, and makes it first where it is missing. Any number of processes may
 * do so at once, on a session without a keyspace whose consistency is QUORUM; all but one find nothing left to do. What
 * was broken off is repeated at the next start. A database that is newer than this release is left as it is.
 */
public final class SchemaMigrator {
    /** Above the longest that one statement and the agreement after it may take. */
    public static final Duration LEASE = Duration.ofSeconds(45);

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigrator.class);

    private final CqlSession session;
    private final KeyspaceSettings keyspace;
    private final List<Migration> migrations;
    private final Duration lease;
    private final Ddl ddl;

    /**
     * @param lease how long a holder of the lock may be silent before another process takes it over
     * @throws MigrationException unless the migrations are numbered 1, 2, 3 and so on
     */
    public SchemaMigrator(CqlSession session, KeyspaceSettings keyspace, List<Migration> migrations, Duration lease) {
        this.session = session;
        this.keyspace = keyspace;
        this.migrations = Schema.numbered(migrations);
        this.lease = lease;
        this.ddl = new Ddl(session, keyspace.name());
    }

    /** @throws MigrationException where the schema cannot be brought to this release; nothing is half-applied silently */
    public void migrate() {
        new Keyspace(session, keyspace, ddl).make();
        ddl.awaitAgreement();
        if (isUpToDate()) {
            return;
        }
        ddl.awaitKeyspace();
        try (MigrationLock lock = MigrationLock.acquire(session, keyspace, ddl, lease)) {
            ddl.execute(MigrationLog.DEFINITION);
            MigrationLog log = new MigrationLog(session, keyspace);
            for (Migration migration : plan(log)) {
                apply(migration, lock, log);
            }
        }
    }

    private boolean isUpToDate() {
        try {
            return plan(new MigrationLog(session, keyspace)).isEmpty();
        } catch (InvalidQueryException missing) {
            // The log's table is not there, or not on every node yet: another process is about to make it.
            LOG.debug("No log of migrations yet", missing);
            return false;
        }
    }

    private List<Migration> plan(MigrationLog log) {
        MigrationPlan plan = MigrationPlan.of(migrations, log.read());
        for (AppliedMigration newer : plan.newer()) {
            LOG.info("The database also has {} of a newer release", newer.file());
        }
        return plan.pending();
    }

    private void apply(Migration migration, MigrationLock lock, MigrationLog log) {
        log.begin(migration);
        int number = 0;
        for (String statement : migration.statements()) {
            number++;
            lock.renew();
            try {
                ddl.execute(statement);
            } catch (DriverException e) {
                throw new MigrationException(
                        "statement " + number + " of " + migration.statements().size() + " in " + migration.file()
                                + " failed; what was done before it stays, and the next start repeats the file",
                        e);
            }
        }
        log.finish(migration);
        LOG.info("Applied {} to keyspace {}", migration.file(), keyspace.name());
    }
}
