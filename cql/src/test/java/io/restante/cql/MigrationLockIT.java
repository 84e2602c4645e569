package io.restante.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationLockIT {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    @SuppressWarnings("NullAway.Init")
    private static CqlSession session;

    private final KeyspaceSettings keyspace = SchemaSession.newKeyspace();

    @BeforeAll
    static void open() {
        session = SchemaSession.open();
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @BeforeEach
    void makeKeyspace() {
        new Keyspace(session, keyspace, ddl(session)).make();
    }

    @Test
    void releasedLockShouldBeFreeAtOnce() {
        acquire(session, LONG).close();

        acquire(session, LONG).close();
    }

    @Test
    void lockOfACrashedHolderShouldBeTakenOverAfterTheLease() {
        MigrationLock crashed = acquire(session, SHORT);

        MigrationLock next = acquire(session, SHORT);

        next.renew();
        assertThatThrownBy(crashed::renew)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("has lost it");
    }

    @Test
    void closingALostLockShouldNotFreeTheLockOfItsNewHolder() {
        MigrationLock crashed = acquire(session, SHORT);
        MigrationLock next = acquire(session, SHORT);

        crashed.close();

        next.renew();
    }

    @Test
    void changeWhoseAnswerIsLostShouldCount() {
        MigrationLock lock = acquire(losing(true), LONG);

        lock.renew();
        lock.close();
        acquire(session, LONG).close();
    }

    @Test
    void changeThatNeverArrivesShouldBeTriedAgain() {
        MigrationLock lock = acquire(losing(false), LONG);

        lock.renew();
        lock.close();
        acquire(session, LONG).close();
    }

    @Test
    void ofTwoThatStartTogetherOneShouldApplyAndTheOtherWait() throws Exception {
        List<Migration> files = List.of(TestMigrations.table(1, "one"));
        CountDownLatch applying = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicInteger applied = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        CqlSession first = WatchedSession.of(session, (query, real) -> {
            if (query.contains("EXISTS one")) {
                applied.incrementAndGet();
                applying.countDown();
                await(waiting);
            }
            return real.execute();
        });
        CqlSession second = WatchedSession.of(session, (query, real) -> {
            if (query.contains("EXISTS one")) {
                applied.incrementAndGet();
            }
            if (query.contains("FROM " + keyspace.name() + ".schema_lock") && looks.incrementAndGet() == 2) {
                waiting.countDown();
            }
            return real.execute();
        });

        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> migrate(first, files));
        await(applying);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> migrate(second, files));
        CompletableFuture.allOf(one, other).get(1, TimeUnit.MINUTES);

        assertThat(applied).hasValue(1);
        assertThat(looks).hasValueGreaterThanOrEqualTo(2);
    }

    @Test
    void manyThatStartTogetherOnNothingShouldAllSucceed() throws Exception {
        KeyspaceSettings missing = SchemaSession.newKeyspace();
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Void>> runs = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            await(start);
                            new SchemaMigrator(session, missing, Schema.migrations(), LONG).migrate();
                        },
                        task -> new Thread(task).start()))
                .toList();

        start.countDown();

        CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
    }

    @Test
    void keyspaceThatIsBeingMadeShouldBeWaitedFor() {
        AtomicInteger probes = new AtomicInteger();
        CqlSession early = WatchedSession.of(session, (query, real) -> {
            if (query.equals(Ddl.PROBE) && probes.incrementAndGet() < 3) {
                throw new InvalidQueryException(node(), "Keyspace does not exist");
            }
            return real.execute();
        });

        migrate(early, List.of(TestMigrations.table(1, "one")));

        assertThat(probes).hasValue(3);
    }

    @Test
    void nodeThatIsAwayShouldNotHinderAChange() {
        CqlSession away = WatchedSession.of(session, (query, real) -> {
            if (query.equals(Ddl.PROBE)) {
                throw new NoNodeAvailableException();
            }
            return real.execute();
        });

        migrate(away, List.of(TestMigrations.table(1, "one")));
    }

    private static Node node() {
        return session.getMetadata().getNodes().values().iterator().next();
    }

    /** Loses the first answer, or the first request, of every kind of change. */
    private static CqlSession losing(boolean answer) {
        AtomicBoolean created = new AtomicBoolean();
        AtomicBoolean changed = new AtomicBoolean();
        return WatchedSession.of(session, (query, real) -> {
            if (!query.contains(".schema_lock") || query.startsWith("SELECT")) {
                return real.execute();
            }
            AtomicBoolean lost = query.startsWith("INSERT") ? created : changed;
            if (!lost.compareAndSet(false, true)) {
                return real.execute();
            }
            if (answer) {
                real.execute();
            }
            throw new DriverTimeoutException("lost");
        });
    }

    private void migrate(CqlSession through, List<Migration> files) {
        new SchemaMigrator(through, keyspace, files, LONG).migrate();
    }

    private MigrationLock acquire(CqlSession through, Duration lease) {
        return MigrationLock.acquire(through, keyspace, ddl(through), lease);
    }

    private Ddl ddl(CqlSession through) {
        return new Ddl(through, keyspace.name());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
